import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHistoryTrigger } from '../../main/care/history-trigger.ts';
import { createIndexes } from '../../main/care/indexes/indexes.ts';
import { createRoles } from '../../main/care/roles/roles.ts';
import { createSchema } from '../../main/database/migrations/runner.ts';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import type { AdvisedIndex } from '../../main/platforms/advised-index.ts';
import { calculus } from '../../main/platforms/calculus.ts';
import { readCatalog } from '../../main/platforms/catalog-queries.ts';
import { migrations } from '../../migrations/all.ts';
import { definitionsOf } from '../support/definitions.ts';
import { createHostedCourse, type HostedCourse, type Login, silent } from '../support/hosted-course.ts';
import { pgDump, statementsIn } from '../support/pg-dump.ts';
import { createBouncer, type TestBouncer } from '../support/pgbouncer.ts';
import { targetOf } from '../support/target.ts';
import { type OwnServer, versions } from '../support/versions.ts';
import { grade } from './course/grading.ts';
import { type Platform, startPlatform } from './course/platform.ts';

// Four evenings in all: two servers, each with and without a pooler. FAULTS_MINUTES makes full ones shorter.
const minutes = Number(process.env.FAULTS_MINUTES ?? 10);
const gradingMs = process.env.FAULTS === 'full' ? minutes * 60_000 : 3000;

const index: AdvisedIndex = {
  table: { schema: 'public', name: 'feedback' },
  name: 'tiza_feedback_states',
  purpose: 'states',
  definition: 'USING btree ("email_alumno", "actividad", "fecha" DESC, "id" DESC)',
  needs: null,
  present: false,
};

/** What an admin accepted, and nothing else. */
const accepted = {
  dump: /^(GRANT .* TO tiza_(teacher|admin)\w*|CREATE POLICY tiza_\w+ ON public\.feedback .*|ALTER TABLE public\.feedback ENABLE ROW LEVEL SECURITY|CREATE TRIGGER tiza_history(_truncate)? (AFTER|BEFORE) .* ON public\.feedback .*|COMMENT ON POLICY tiza_\w+ ON public\.feedback IS .*|CREATE INDEX tiza_feedback_states ON public\.feedback .*)$/,
  catalog:
    /^(right \w+ on [\w.]+ to tiza_(teacher|admin)\w*|policy feedback\.tiza_.*|row security feedback|trigger CREATE TRIGGER tiza_history(_truncate)? .* ON public\.feedback .*|index CREATE INDEX tiza_feedback_states ON public\.feedback .*)$/s,
};

/** Where there is no pg_dump, or it is older than the server, the catalog alone is compared. */
function refusal(error: unknown): string {
  expect(String(error)).toMatch(/There is no pg_dump|server version mismatch/);
  return '';
}

const rowsOf = (course: HostedCourse) =>
  course.as<Record<string, number>>(
    course.owner,
    `SELECT ${['usuarios', 'respuestas_foro3', 'respuestas_foro5', 'examen2', 'feedback']
      .map((table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`)
      .join(', ')}`,
  );

/** Everything Tiza ever does to a course, one after the other, as an admin and two teachers would. */
async function everything(
  course: HostedCourse,
  desk: PooledDatabase,
  direct: PooledDatabase,
  pooled: boolean,
) {
  const { server, database } = course;
  const schema = createSchema({
    database: desk,
    migrations,
    appVersion: '0.1.0',
    backupFirst: async () => 'verified',
    log: silent,
  });
  const catalog = await readCatalog(desk);
  const objects = await course.objects();
  const reader = calculus.reader(catalog);

  for (let count = 1; count <= migrations.length; count++) {
    const upTo = createSchema({
      database: desk,
      migrations: migrations.slice(0, count),
      appVersion: '0.1.0',
      backupFirst: async () => 'verified',
      log: silent,
    });
    await upTo.apply({ consent: (await upTo.plan()).consent, withoutBackup: false });
    await sleep(100);
  }

  const trigger = createHistoryTrigger({ database: desk, objects, schema });
  await trigger.apply({ wanted: true, consent: (await trigger.plan(true)).consent });

  const address = { name: 'x', host: server.host, port: server.port, database, tls: 'prefer' as const };
  const roles = createRoles({ database: desk, objects, schema, pooled, address, log: silent });
  const teachers = ['ana', 'luis'].map((name) => ({ login: `${name}_${database}`, name }));
  const request = { teachers, admins: [], renew: [] };
  const { created } = await roles.apply({
    request,
    consent: (await roles.plan(request)).consent,
    plainPasswords: false,
  });

  const indexes = createIndexes({
    database: direct,
    course: async () => ({ reader, advised: [index] }),
    pooled: false,
    log: silent,
  });
  await indexes.create('public.tiza_feedback_states');
  for (;;) {
    const progress = await indexes.progress();
    if (progress?.state !== 'building') {
      expect(progress).toMatchObject({ state: 'done' });
      break;
    }
    await sleep(50);
  }

  // Teachers log in directly; behind the pooler everybody shares the owner's login.
  const logins: Login[] = created.map(({ login, password }) => ({ user: login, password }));
  const until = Date.now() + gradingMs;
  const desks = pooled ? [desk, desk] : logins.map((login) => course.open(login));
  const graded = await Promise.all(desks.map((one) => grade(one, reader, until)));

  const removal = await roles.planRemoval(`luis_${database}`);
  await roles.remove({ login: `luis_${database}`, consent: removal.consent });
  return graded;
}

describe.each(versions)('the live platform on $name', ({ start }) => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.remove());

  describe.each([
    { way: 'directly', pooled: false },
    { way: 'through PgBouncer in transaction mode', pooled: true },
  ])('$way', ({ pooled }) => {
    let course: HostedCourse;
    let bouncer: TestBouncer | undefined;
    const platforms: Platform[] = [];

    afterAll(async () => {
      await bouncer?.close();
      await course.end();
    });

    it(
      'notices nothing of migrations, roles, an index build and an evening of grading',
      async () => {
        course = await createHostedCourse(server, pooled ? 'behind_bouncer' : 'direct');
        const { owner, database } = course;
        const direct = { ...server, ...owner, database };
        if (pooled) bouncer = await createBouncer(direct, { poolSize: 4 });
        const address = { ...direct, ...(bouncer ? { port: bouncer.port } : {}) };
        const definitions = async () => ({
          catalog: await definitionsOf(course.admin),
          dump: statementsIn(await pgDump(direct, ['-s', '--schema=public']).catch(refusal)),
        });

        const before = await definitions();
        const loops = [startPlatform(address, 'app', !pooled), startPlatform(address, 'other', false)];
        if (!pooled) {
          // Another of the platform's processes, which owns nothing and was granted everything.
          const web = { user: 'web', password: 'pw' };
          await course.admin(`CREATE ROLE web LOGIN PASSWORD 'pw'`);
          await course.as(owner, 'GRANT ALL ON ALL TABLES IN SCHEMA public TO web');
          await course.as(owner, 'GRANT ALL ON ALL SEQUENCES IN SCHEMA public TO web');
          loops.push(startPlatform({ ...address, ...web }, 'web', true));
        }
        platforms.push(...(await Promise.all(loops)));

        const desk = createDatabase(targetOf(address));
        const straight = createDatabase(targetOf(direct));
        const graded = await everything(course, desk, straight, pooled).finally(async () => {
          await Promise.all(platforms.map((one) => one.stop()));
          await Promise.all([desk.close(), straight.close()]);
        });

        expect(platforms.flatMap(({ troubles }) => troubles)).toEqual([]);
        expect(graded.flatMap(({ troubles }) => troubles)).toEqual([]);
        const [counted] = await rowsOf(course);
        const written = (table: string) =>
          platforms.reduce((sum, one) => sum + (one.written.get(table) ?? 0), 0);
        const published = graded.reduce((sum, one) => sum + one.published, 0);
        expect(published).toBeGreaterThan(10);
        expect(graded.map(({ edited }) => edited)).toEqual(graded.map((one) => one.published));
        expect(counted).toEqual({
          usuarios: written('usuarios'),
          respuestas_foro3: written('respuestas_foro3'),
          respuestas_foro5: written('respuestas_foro5'),
          examen2: written('examen2'),
          feedback: written('feedback') + published,
        });
        expect(Math.min(...platforms.map((one) => one.rounds()))).toBeGreaterThan(10);
        // Nothing of ours may hold the platform up for longer than a person would notice.
        expect(Math.max(...platforms.map((one) => one.slowestMs()))).toBeLessThan(2000);

        // Whoever changed it, it is in the history: every comment that is there was recorded as it is now.
        const unrecorded = await course.as(
          owner,
          `SELECT f.id FROM feedback f WHERE f.fecha > (SELECT min(at) FROM tiza.history)::timestamp
           AND f.comentario IS DISTINCT FROM (SELECT comment FROM tiza.history h
             WHERE h.feedback_id = f.id AND h.written = extract(epoch from f.fecha) ORDER BY h.id DESC LIMIT 1)`,
        );
        expect(unrecorded).toEqual([]);

        const after = await definitions();
        for (const kind of ['catalog', 'dump'] as const) {
          const added = after[kind].filter(
            (line) => !before[kind].includes(line) && !/ (TO|to) web$/.test(line),
          );
          expect(added.filter((line) => !accepted[kind].test(line))).toEqual([]);
          expect(before[kind].filter((line) => !after[kind].includes(line))).toEqual([]);
        }
        expect(after.catalog.filter((line) => line.includes('tiza_history'))).toHaveLength(2);
      },
      gradingMs + 120_000,
    );
  });
});
