import { randomUUID } from 'node:crypto';
import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { createOutbox } from '../../../main/journal/outbox/outbox.ts';
import { createPlaceHandlers } from '../../../main/journal/place-handlers.ts';
import { openPlaces } from '../../../main/journal/places.ts';
import { aFolder, draft, silent, textsOf } from './support.ts';

const course = (id: string, identity: string) => ({
  about: {
    id,
    name: 'Cálculo',
    kind: 'profile',
    host: 'h',
    database: 'd',
    user: 'ana',
    readOnly: false,
  } as const,
  identity,
});

async function placesIn(folder: string) {
  const places = await openPlaces({ folder, seal: () => null, onTrouble: () => undefined, log: silent });
  onTestFinished(() => places.close());
  return places;
}

it('each course on each database has a journal of its own, found again by itself', async () => {
  const folder = join(await aFolder(), 'journal');
  const places = await placesIn(folder);
  const wanted = [course('a', 'uno'), course('a', 'dos'), course('b', 'uno')];
  for (const [n, each] of wanted.entries()) await (await places.of(each)).keep(draft('foro1/1', `${n}`));
  expect(await places.of(course('a', 'uno'))).toBe(await places.of(course('a', 'uno')));
  const again = await placesIn(folder);
  expect(again.all()).toHaveLength(3);
  for (const [n, each] of wanted.entries()) {
    expect(textsOf(await again.of(each))).toEqual({ 'foro1/1': `${n}` });
  }
});

it('a journal that cannot be read at all is set aside, and the course can be written in', async () => {
  const folder = join(await aFolder(), 'journal');
  const [name = ''] = await (async () => {
    await (await (await placesIn(folder)).of(course('a', 'uno'))).keep(draft('x', 'x'));
    return readdir(folder);
  })();
  const other = join(await aFolder(), 'journal');
  await mkdir(join(other, name), { recursive: true });
  const places = await placesIn(other);
  expect(places.unreadable()).toBe(1);
  const store = await places.of(course('a', 'uno'));
  await store.keep(draft('foro1/1', 'Sigue.'));
  expect((await readdir(other)).map((each) => each.replace(/-\d.*$/, ''))).toEqual(
    expect.arrayContaining([name, `${name}.unreadable`]),
  );
});

it('a replaced database for which only marks are kept is listed', async () => {
  const places = await placesIn(join(await aFolder(), 'journal'));
  const key = randomUUID();
  const before = await places.of(course('a', 'uno'));
  await before.commit({
    marks: [{ id: key, wish: 'set', mark: { key, kind: 'flag', ref: { activity: 'foro1', id: '1' } } }],
  });
  const nothing = () => undefined;
  const here = createOutbox({
    store: await places.of(course('a', 'dos')),
    onItems: nothing,
    onDrafts: nothing,
    onRun: nothing,
    onWaitingMarks: nothing,
    onMarks: nothing,
    log: silent,
  });
  const handlers = createPlaceHandlers({
    cabinet: { places: async () => places },
    desks: { here: async () => here, openPlace: async () => here },
  });
  const replaced = async () =>
    (await handlers.places(undefined)).filter(({ state }) => state === 'replaced').map(({ marks }) => marks);
  expect(await replaced()).toEqual([1]);
  await handlers.adopt({ place: before.heading.place });
  expect(await replaced()).toEqual([]);
});
