import { describe, expect, it } from 'vitest';
import type { Profile } from '#contract/connections';
import { createLinks } from '../../../main/links/links.ts';

const log = { info() {}, warn() {}, error() {} };
const ref = { activity: 'foro5', id: '7' };
const profile = {
  id: 'p1',
  name: 'Cálculo I',
  host: 'db.example.edu',
  port: 5432,
  database: 'calculo',
} as Profile;

function linksWith(profiles: Profile[], open?: { id: string; name: string }) {
  const copied: string[] = [];
  let arrivals = 0;
  const links = createLinks({
    profiles: () => profiles,
    open: () => open && { ...open, kind: 'profile', host: '', database: '', user: '', readOnly: false },
    sample: { id: 'sample', name: 'Ejemplo' },
    copy: async (text) => void copied.push(text),
    arrived: () => {
      arrivals += 1;
    },
    log,
  });
  const handlers = links.handlers;
  return { ...links, handlers, copied, arrivals: () => arrivals };
}

describe('links', () => {
  it('copied on one laptop open on another that knows the course under another name', async () => {
    const mine = linksWith([profile], profile);
    await mine.handlers.copy(ref);
    const theirs = linksWith([{ ...profile, id: 'p9', name: 'Mi grupo' }]);
    theirs.receive(mine.copied[0] ?? '');
    expect(theirs.arrivals()).toBe(1);
    expect(await theirs.handlers.take(undefined)).toEqual({
      kind: 'submission',
      ref,
      course: { id: 'p9', name: 'Mi grupo', kind: 'profile' },
    });
    expect(await theirs.handlers.take(undefined)).toBeNull();
  });

  it('say which course is missing', async () => {
    const mine = linksWith([profile], profile);
    await mine.handlers.copy(ref);
    const stranger = linksWith([]);
    stranger.receive(mine.copied[0] ?? '');
    expect(await stranger.handlers.take(undefined)).toEqual({ kind: 'unknown-course', name: 'Cálculo I' });
  });

  it('of the sample course are the same everywhere', async () => {
    const mine = linksWith([], { id: 'sample', name: 'Ejemplo' });
    await mine.handlers.copy(ref);
    mine.receive(mine.copied[0] ?? '');
    expect(await mine.handlers.take(undefined)).toMatchObject({ course: { kind: 'sample' }, ref });
  });

  it('that are none are refused, and the latest counts', async () => {
    const links = linksWith([profile]);
    links.receive('tiza://sample/foro5/7');
    links.receive('tiza://evil');
    expect(await links.handlers.take(undefined)).toEqual({ kind: 'refused' });
  });

  it('are not copied while no course is open', async () => {
    await expect(linksWith([]).handlers.copy(ref)).rejects.toMatchObject({ code: 'not-connected' });
  });
});
