import { describe, expect, it } from 'vitest';
import { createWording } from '../../../main/care/wording.ts';
import type { OpenCourse } from '../../../main/connections/open-course.ts';
import type { Profiles } from '../../../main/connections/profiles.ts';
import { calculus } from '../../../main/platforms/calculus.ts';

const change = { activity: 'foro1', title: 'Funciones', subtitle: '', parts: {} };

/** A course whose comments call its first forum `foro_1`. */
function setUp(withProfile: boolean, labels: unknown = undefined) {
  const catalog = { tables: [], extensions: [] };
  const stored: unknown[] = [];
  const renewed: unknown[] = [];
  const open = (kept: unknown) =>
    ({
      about: { id: 'course-1' },
      database: { rows: async () => [] },
      platform: calculus,
      catalog,
      labels: kept,
      reader: {
        definitions: () => [{ key: 'foro1', title: 'Foro 1' }],
        activityNames: async () => [
          { activity: 'foro1', spellings: [{ text: 'foro_1', count: 3 }], proposed: 'foro_1' },
          { activity: 'foro2', spellings: [], proposed: 'Foro 2' },
          { activity: null, spellings: [{ text: 'Taller', count: 1 }], proposed: null },
        ],
      },
    }) as unknown as OpenCourse;
  let course = open(labels);
  const wording = createWording({
    courses: {
      current: () => course,
      async renew(next) {
        renewed.push(next);
        course = open(next);
      },
    },
    profiles: {
      find: () => (withProfile ? { id: 'course-1' } : undefined),
      async change(id: string, words: unknown) {
        stored.push([id, words]);
      },
    } as unknown as Profiles,
  });
  return { wording, stored, renewed };
}

describe('the words of the open course', () => {
  it('are kept in its profile and seen at once', async () => {
    const { wording, stored, renewed } = setUp(true);
    expect((await wording.saveLabels(change)).keptIn).toBe('profile');
    const labels = { foro1: { title: 'Funciones' } };
    expect(stored).toEqual([['course-1', { labels }]]);
    expect(renewed).toEqual([labels]);
  });

  it('of a course without a profile last as long as it is open', async () => {
    const { wording, stored, renewed } = setUp(false);
    expect((await wording.saveLabels(change)).keptIn).toBe('session');
    expect(stored).toEqual([]);
    expect(renewed).toHaveLength(1);
  });

  it('say how comments name what this database has, and what nobody recognises', async () => {
    const { wording } = setUp(true);
    expect(await wording.activityNames(undefined)).toEqual([
      {
        activity: 'foro1',
        title: 'Foro 1',
        spellings: [{ text: 'foro_1', count: 3 }],
        proposed: 'foro_1',
        confirmed: false,
      },
      {
        activity: null,
        title: '',
        spellings: [{ text: 'Taller', count: 1 }],
        proposed: null,
        confirmed: false,
      },
    ]);
  });

  it('hold the agreement to a name beside everything else', async () => {
    const { wording, stored } = setUp(true, { foro1: { title: 'Funciones' } });
    const after = await wording.confirmNames({ foro1: ['foro_1', 'Taller'] });
    expect(stored).toEqual([
      ['course-1', { labels: { foro1: { title: 'Funciones', names: ['foro_1', 'Taller'] } } }],
    ]);
    expect(after[0]?.confirmed).toBe(true);
  });
});
