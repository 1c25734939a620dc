import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createIndexes } from '../../../main/care/indexes/indexes.ts';
import { advisedIndexes } from '../../../main/platforms/calculus/indexes.ts';
import { calculus } from '../../../main/platforms/calculus.ts';
import { readCatalog } from '../../../main/platforms/catalog-queries.ts';
import { silent } from '../../support/hosted-course.ts';
import { createIndexScene, ended, type IndexScene, queueOfForum } from './index-scene.ts';

let scene: IndexScene;
beforeEach(async () => {
  scene = await createIndexScene();
});
afterEach(() => scene.end());

describe('advice', () => {
  it('is measured on this database, by the statements the app sends', async () => {
    await scene.fill();
    const one = scene.indexes();
    const [forum, exam, search] = (await one.report()).advice;
    expect(forum).toMatchObject({
      id: queueOfForum,
      verdict: 'advised',
      measured: { readsWholeTable: true },
    });
    expect(forum?.measured?.pages).toBeGreaterThan(300);
    // Nobody has handed anything in there, so that an index would change nothing.
    expect(exam).toMatchObject({ verdict: 'not-needed-yet' });
    expect(search).toMatchObject({ verdict: 'not-possible', detail: 'pg_trgm' });

    await one.create(queueOfForum);
    expect(await ended(one)).toMatchObject({ id: queueOfForum, state: 'done' });
    expect((await one.report()).advice[0]).toMatchObject({ verdict: 'present' });
  });

  it('leaves no trace of having measured', async () => {
    await scene.fill(2000);
    const state = `SELECT (SELECT count(*) FROM respuestas_foro1) AS rows, (SELECT count(*) FROM pg_class) AS objects`;
    const before = await scene.course.query(state);
    await scene.indexes().report();
    expect(await scene.course.query(state)).toEqual(before);
  });

  it('says who could, where this login may not', async () => {
    await scene.fill();
    const user = `teacher_${scene.course.database}`;
    await scene.course.query(`CREATE ROLE ${user} LOGIN PASSWORD 'pw'`);
    await scene.course.query(`GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${user}`);
    const [forum] = (await scene.indexes({ user, password: 'pw' }).report()).advice;
    expect(forum).toMatchObject({ verdict: 'not-allowed', detail: scene.course.user });
    await scene.course.query(`DROP OWNED BY ${user}`);
    await scene.course.query(`DROP ROLE ${user}`);
  });

  it('does not offer what a view cannot have', async () => {
    await scene.course.query('ALTER TABLE respuestas_foro1 RENAME TO answers');
    await scene.course.query('CREATE VIEW respuestas_foro1 AS SELECT * FROM answers');
    const [forum] = (await scene.indexes().report()).advice;
    expect(forum).toMatchObject({ verdict: 'not-possible', detail: 'view' });
  });

  it('names duplicates, and never the one a constraint needs', async () => {
    await scene.course.query('CREATE INDEX twin ON feedback (actividad)');
    const { duplicates } = await scene.indexes().report();
    expect(duplicates.map(({ table, redundant, servedBy }) => ({ table, redundant, servedBy }))).toEqual([
      { table: 'usuarios', redundant: 'idx_usuarios_email', servedBy: 'usuarios_pkey' },
      { table: 'feedback', redundant: 'twin', servedBy: 'idx_feedback_actividad' },
    ]);
  });
});

describe('what the platform advises', () => {
  it('can be built as it is written, and is then known to be there', async () => {
    await scene.fill(100);
    const database = scene.open();
    const advised = async () =>
      advisedIndexes(await readCatalog(database)).filter(
        ({ table, needs }) => needs === null && ['feedback', 'respuestas_foro1'].includes(table.name),
      );
    const reader = calculus.reader(await readCatalog(database));
    const one = createIndexes({
      database,
      course: async () => ({ reader, advised: await advised() }),
      pooled: false,
      log: silent,
    });
    const { advice } = await one.report();
    expect(new Set(advice.map(({ purpose }) => purpose))).toContain('states');
    for (const { id, verdict } of advice) {
      if (verdict === 'present') continue;
      await one.create(id);
      expect(await ended(one)).toMatchObject({ id, state: 'done' });
    }
    expect((await one.report()).advice.filter(({ verdict }) => verdict !== 'present')).toEqual([]);
    expect((await one.report()).leftovers).toEqual([]);
  });
});
