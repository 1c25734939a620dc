import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createHistoryTrigger } from '../../../main/care/history-trigger.ts';
import { createRoles } from '../../../main/care/roles/roles.ts';
import { createDatabase } from '../../../main/database/pool.ts';
import { createHostedCourse, type HostedCourse, silent } from '../../support/hosted-course.ts';
import { createProxy } from '../../support/proxy.ts';
import { targetOf } from '../../support/target.ts';
import { versions } from '../../support/versions.ts';
import { applyRoles, nobody } from './role-scene.ts';

// An admin's laptop far from the server: every question takes this long to be answered.
const roundTripMs = 80;

const [own] = versions;
if (own === undefined) throw new Error('There is no server to test on');
let course: HostedCourse;
let server: Awaited<ReturnType<typeof own.start>>;
beforeAll(async () => {
  server = await own.start();
  course = await createHostedCourse(server, 'lejos');
  await course.migrate();
});
afterAll(async () => {
  await course.end();
  await server.remove();
});

/** The platform's own comments, one after the other, and how long the slowest of them took. */
async function slowestWhile(work: () => Promise<void>): Promise<number> {
  const platform = new pg.Client({
    ...course.owner,
    host: server.host,
    port: server.port,
    database: course.database,
  });
  await platform.connect();
  let going = true;
  let slowest = 0;
  const writing = (async () => {
    while (going) {
      const before = performance.now();
      await platform.query(`INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', 'x')`);
      slowest = Math.max(slowest, performance.now() - before);
      await sleep(2);
    }
  })();
  await work().finally(() => {
    going = false;
  });
  await writing;
  await platform.end();
  return slowest;
}

it('keeps the platform waiting for one round trip, however many rules there are', async () => {
  const proxy = await createProxy(server);
  const database = createDatabase(
    targetOf({ ...server, ...course.owner, port: proxy.port, database: course.database }),
  );
  const objects = await course.objects();
  try {
    const roles = createRoles({
      database,
      objects,
      schema: course.schema(),
      pooled: false,
      address: { name: 'x', host: server.host, port: server.port, database: course.database, tls: 'prefer' },
      log: silent,
    });
    const trigger = createHistoryTrigger({ database, objects, schema: course.schema() });
    await roles.plan(nobody);
    proxy.set({ delayMs: roundTripMs / 2 });
    const slowest = await slowestWhile(async () => {
      await applyRoles(roles, { ...nobody, teachers: [{ login: 'prof_lejos', name: 'Lía' }] });
      await trigger.apply({ wanted: true, consent: (await trigger.plan(true)).consent });
    });
    // Until the COMMIT arrives, and what a busy machine adds; statement by statement it would be seven times as long.
    expect(slowest).toBeGreaterThan(roundTripMs * 0.8);
    expect(slowest).toBeLessThan(roundTripMs * 4);
  } finally {
    await database.close();
    await proxy.close();
  }
}, 60_000);
