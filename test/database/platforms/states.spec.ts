import { describe, expect, test } from 'vitest';
import type { SubmissionState } from '#contract/grading';
import { migrations } from '../../../migrations/all.ts';
import { type OpenedCourse, student, useCourse, walk } from './course.ts';

const people = ['ana', 'luis', 'eva', 'noé'].map((name) => student(`${name}@uni.example`, name));

async function statesOf(opened: OpenedCourse): Promise<Record<string, SubmissionState>> {
  const { items } = await walk(opened, { order: 'oldest' });
  return Object.fromEntries(items.map(({ ref, state }) => [`${ref.activity}/${ref.id}`, state]));
}

/** Counts, every chip and every single submission tell the same. */
async function expectStates(opened: OpenedCourse, expected: Record<string, SubmissionState>): Promise<void> {
  const { reader, db } = opened;
  expect(await statesOf(opened)).toEqual(expected);
  const activities = await reader.activities(db);
  for (const state of ['awaiting', 'new-since-review', 'reviewed', 'reviewed-without-comment'] as const) {
    const wanted = Object.keys(expected).filter((name) => expected[name] === state);
    const { items, totals } = await walk(opened, { order: 'newest', states: [state], limit: 2 });
    expect(items.map(({ ref }) => `${ref.activity}/${ref.id}`).sort()).toEqual(wanted.sort());
    expect(new Set(totals)).toEqual(new Set([wanted.length]));
    const key = { awaiting: 'awaiting', 'new-since-review': 'newSinceReview', reviewed: 'reviewed' } as const;
    const counted = state === 'reviewed-without-comment' ? 'reviewedWithoutComment' : key[state];
    expect(activities.reduce((sum, { counts }) => sum + counts[counted], 0)).toBe(wanted.length);
  }
  for (const [name, state] of Object.entries(expected)) {
    const [activity = '', id = ''] = name.split('/');
    expect((await reader.submission(db, { activity, id }))?.state).toBe(state);
  }
}

describe('without anything of ours', () => {
  const course = useCourse([
    ...people,
    `INSERT INTO respuestas_foro1 (id, email, fecha) VALUES
      (1, 'ana@uni.example', '2026-11-01 10:00'), (2, 'ana@uni.example', '2026-11-05 10:00'),
      (3, 'luis@uni.example', '2026-11-01 10:00'), (4, 'eva@uni.example', NULL), (5, NULL, '2026-11-01'),
      (6, 'noé@uni.example', '2026-11-01 10:00')`,
    `INSERT INTO examen1 (id, email, fecha) VALUES (1, 'ana@uni.example', '2026-11-01 10:00'), (2, 'luis@uni.example', '2026-11-01')`,
    `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES
      ('ana@uni.example', 'Foro 1', 'bien', '2026-11-01 10:00'), ('ana@uni.example', 'foro_1', 'y más', '2026-11-02'),
      ('eva@uni.example', 'FORO N° 1', 'sin fecha de entrega', '2026-10-01'), (NULL, 'Foro 1', 'de nadie', '2026-11-30'),
      ('noé@uni.example', 'Foro 1', 'sin fecha', NULL), ('luis@uni.example', 'Parcial', 'otra cosa', '2026-11-30')`,
  ]);

  test('the dates decide', async () => {
    await expectStates(await course.open(), {
      'foro1/1': 'reviewed',
      'foro1/2': 'new-since-review',
      'foro1/3': 'awaiting',
      'foro1/4': 'reviewed',
      'foro1/5': 'awaiting',
      'foro1/6': 'new-since-review',
      'examen1/1': 'awaiting',
      'examen1/2': 'awaiting',
    });
  });

  test('the same without the index that feedback is looked up by', async () => {
    await course.query('DROP INDEX idx_feedback_email');
    const { db, reader } = await course.open();
    const { items } = await reader.queue(db, { order: 'newest', limit: 9, states: ['new-since-review'] });
    expect(items.map(({ ref }) => ref.id)).toEqual(['2', '6']);
  });

  test('a comment filed in a way nobody had used before is found all the same', async () => {
    const opened = await course.open();
    await statesOf(opened);
    await course.query(
      `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('luis@uni.example', 'foro Nro. 1', 'ya')`,
    );
    const [foro1] = await opened.reader.activities(opened.db);
    expect(foro1?.counts).toMatchObject({ total: 6, reviewed: 3, awaiting: 1, newSinceReview: 2 });
    expect((await statesOf(opened))['foro1/3']).toBe('reviewed');
  });

  test('an admin says what no rule could guess', async () => {
    const opened = await course.open({ labels: { examen1: { names: ['Parcial'] } } });
    expect((await statesOf(opened))['examen1/2']).toBe('reviewed');
  });
});

describe('with marks of our own', () => {
  const mark = (activity: string, id: number, submitted: string, email: string, more = '') =>
    `INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, author ${more && ', withdrawn_by, withdrawn_at'})
      VALUES (gen_random_uuid(), 'reviewed', '${activity}', ${id}, extract(epoch FROM timestamp '${submitted}'), '${email}', 'ana.torres' ${more})`;
  const course = useCourse([
    ...people,
    ...migrations.flatMap(({ statements }) => [...statements]),
    `INSERT INTO respuestas_foro1 (id, email, fecha) VALUES
      (1, 'ana@uni.example', '2026-11-01 10:00:00.123456'), (2, 'ana@uni.example', '2026-11-05'),
      (3, 'luis@uni.example', '2026-11-01'), (4, 'eva@uni.example', '2026-11-01'), (5, NULL, '2026-11-01'), (6, NULL, '2026-11-01')`,
    mark('foro1', 1, '2026-11-01 10:00:00.123456', 'ana@uni.example'),
    mark('foro1', 3, '2026-11-01', 'luis@uni.example', `, 'ana.torres', now()`),
    mark('foro2', 4, '2026-11-01', 'eva@uni.example'),
    mark('foro1', 5, '2026-11-01', ''),
  ]);

  test('reviewed without a comment, unless taken back; for nobody’s submission it stands alone', async () => {
    await expectStates(await course.open(), {
      'foro1/1': 'reviewed-without-comment',
      'foro1/2': 'new-since-review',
      'foro1/3': 'awaiting',
      'foro1/4': 'awaiting',
      'foro1/5': 'reviewed-without-comment',
      'foro1/6': 'awaiting',
    });
  });

  test('a comment says more than a mark', async () => {
    await course.query(
      `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES ('ana@uni.example', 'Foro 1', 'bien', '2026-11-03')`,
    );
    const states = await statesOf(await course.open());
    expect(states['foro1/1']).toBe('reviewed');
    expect(states['foro1/2']).toBe('new-since-review');
  });

  test('who wrote which comment; an id that came back for another comment has no author', async () => {
    await course.query(`INSERT INTO feedback (id, email_alumno, actividad, comentario, fecha) VALUES
      (91, 'eva@uni.example', 'Foro 1', 'suyo', '2026-11-03 10:00:00.5'), (92, 'eva@uni.example', 'Taller', 'antiguo', '2026-11-02')`);
    await course.query(`INSERT INTO tiza.authorship (feedback_id, written, key, author) VALUES
      (91, extract(epoch FROM timestamp '2026-11-03 10:00:00.5'), gen_random_uuid(), 'ana.torres'),
      (92, extract(epoch FROM timestamp '2026-11-09'), gen_random_uuid(), 'ana.torres')`);
    const { reader, db } = await course.open();
    const submission = await reader.submission(db, { activity: 'foro1', id: '4' });
    expect(submission?.feedback).toEqual([
      {
        id: '91',
        activity: 'foro1',
        activityTitle: 'Foro 1',
        comment: 'suyo',
        writtenAt: '2026-11-03 10:00:00.500',
        author: 'ana.torres',
      },
      {
        id: '92',
        activity: null,
        activityTitle: 'Taller',
        comment: 'antiguo',
        writtenAt: '2026-11-02 00:00:00.000',
        author: null,
      },
    ]);
  });
});
