import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { giveSchema } from '../database/feedback/scene.ts';
import { createCuttingProxy } from '../support/journal/cutting-proxy.ts';
import { aComment, type Laptop, openLaptop } from '../support/journal/laptop.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { createRandom } from '../support/random.ts';
import { createTestServer } from '../support/server.ts';

const full = process.env.FAULTS === 'full';

interface Row {
  id: number;
  student: string;
  text: string;
}
const rows = `SELECT id, email_alumno AS student, comentario AS text FROM feedback ORDER BY id`;
const studentsSql = (count: number) =>
  `INSERT INTO usuarios (email, password) SELECT 's' || n || '@uni.example', '' FROM generate_series(0, ${count - 1}) AS n`;
const student = (n: number) => `s${n}@uni.example`;

let userData: string;
let laptop: Laptop | undefined;
beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'tiza-journal-'));
});
afterEach(async () => {
  await laptop?.close();
  laptop = undefined;
  await rm(userData, { recursive: true, force: true });
});

/** Every comment is there once, under the id its laptop wrote down, and in the order its student's were wanted. */
async function expectEachOnce(
  desk: Laptop,
  wanted: { id: string; text: string }[],
  found: Row[],
): Promise<void> {
  expect(found).toHaveLength(wanted.length);
  expect(new Set(found.map(({ text }) => text)).size).toBe(wanted.length);
  const byText = new Map(found.map((row) => [row.text, row]));
  const shown = new Map((await desk.items()).map((item) => [item.id, item]));
  for (const { id, text } of wanted) {
    const item = shown.get(id);
    if (item !== undefined)
      expect([item.state, item.confirmed?.id]).toEqual(['confirmed', String(byText.get(text)?.id)]);
  }
}

async function publish(desk: Laptop, count: number, studentOf: (n: number) => string) {
  const wanted = Array.from({ length: count }, (_, n) => aComment(`Comentario ${n} ñ 😀`, studentOf(n)));
  for (const each of wanted) await desk.handlers.publish({ ...each, course: desk.course });
  return wanted.map(({ change }) => ({ id: change.key, text: 'text' in change ? change.text : '' }));
}

describe.each([
  { name: 'where the platform has only its own tables', schema: false },
  { name: 'where authors and revisions are kept', schema: true },
])('a network that cuts wherever it hurts, $name', ({ schema }) => {
  let database: TestDatabase;
  beforeEach(async () => {
    database = await createTestDatabase('calculus');
    await database.query(studentsSql(200));
    if (schema) await giveSchema(database);
  });
  afterEach(() => database.drop());

  it('loses no comment and doubles none', async () => {
    const random = createRandom(schema ? 20261121 : 11);
    const proxy = await createCuttingProxy(database, random, { commit: 0.5, elsewhere: 0.01 });
    try {
      laptop = await openThrough(proxy);
      // Most for a few students, so that each goes alone; the rest together.
      const count = full ? 500 : 20;
      const wanted = await publish(laptop, count, (n) => student(n % 10 < 7 ? n % 3 : n % 200));
      await laptop.drained(full ? 600_000 : 100_000);
      proxy.calm();
      await expectEachOnce(laptop, wanted, await database.query<Row>(rows));
      const { before, after } = proxy.cuts;
      expect(Math.min(before, after)).toBeGreaterThan(count / 20);
      if (schema) {
        const [kept] = await database.query(
          `SELECT (SELECT count(*)::int FROM tiza.authorship) AS authors, (SELECT count(*)::int FROM tiza.history) AS revisions`,
        );
        expect(kept).toEqual({ authors: count, revisions: count });
      }
    } finally {
      await laptop?.close();
      laptop = undefined;
      await proxy.close();
    }
  });

  /** Opening a course through such a network may take a few tries, as it would take a person. */
  async function openThrough(proxy: { host: string; port: number }): Promise<Laptop> {
    for (let tries = 1; ; tries++) {
      try {
        return await openLaptop({ userData, place: { ...database, ...proxy } });
      } catch (error) {
        if (tries === 20) throw error;
        await sleep(20);
      }
    }
  }
});

it('a server that is restarted again and again receives every comment once', async () => {
  const server = await createTestServer();
  try {
    await server.query(
      await readFile(new URL('../../resources/sample-course/schema.sql', import.meta.url), 'utf8'),
    );
    await server.query(studentsSql(40));
    laptop = await openLaptop({ userData, place: server });
    const [count, restarts] = full ? [400, 20] : [60, 2];
    const random = createRandom(42);
    let restarted = 0;
    const shaking = (async () => {
      for (; restarted < restarts; restarted++) {
        await sleep(random.below(150));
        await server.restart(restarted % 2 === 0 ? 'fast' : 'immediate');
      }
    })();
    const wanted: { id: string; text: string }[] = [];
    for (let n = 0; n < count; n++) {
      const each = aComment(`Comentario ${n}`, student(n % 40));
      await laptop.handlers.publish({ ...each, course: laptop.course });
      wanted.push({ id: each.change.key, text: `Comentario ${n}` });
      // As long as the server is being shaken, something is always on its way.
      if (restarted < restarts) await sleep(random.below((restarts * 400 * 2) / count));
    }
    await shaking;
    await laptop.drained(full ? 300_000 : 60_000);
    await expectEachOnce(laptop, wanted, await server.query<Row>(rows));
  } finally {
    await laptop?.close();
    laptop = undefined;
    await server.remove();
  }
});

it('what was written through hours offline and a restart of the laptop goes by itself once there is a way', async () => {
  const server = await createTestServer();
  try {
    await server.query(
      await readFile(new URL('../../resources/sample-course/schema.sql', import.meta.url), 'utf8'),
    );
    await server.query(studentsSql(40));
    laptop = await openLaptop({ userData, place: server });
    await server.stop('immediate');
    const wanted = await publish(laptop, 30, (n) => student(n % 7));
    await sleep(500);
    const { items, counts } = await laptop.handlers.outbox(undefined);
    expect(counts).toEqual({ waiting: 30, held: 0, attention: 0 });
    const waits = new Set(items.map(({ waitsFor }) => waitsFor));
    expect([...waits].every((reason) => ['not-connected', 'retrying', 'behind'].includes(reason ?? ''))).toBe(
      true,
    );
    await laptop.close();
    await server.start();
    laptop = await openLaptop({ userData, place: server });
    await laptop.drained();
    await expectEachOnce(laptop, wanted, await server.query<Row>(rows));
    const order = (await server.query<Row>(rows))
      .filter((row) => row.student === student(3))
      .map(({ text }) => text);
    expect(order).toEqual(wanted.filter((_, n) => n % 7 === 3).map(({ text }) => text));
  } finally {
    await laptop?.close();
    laptop = undefined;
    await server.remove();
  }
});

it('a database restored from an older backup gives ids out again, and no words change hands', async () => {
  const database = await createTestDatabase('calculus');
  try {
    await database.query(studentsSql(5));
    laptop = await openLaptop({ userData, place: database, delay: () => 'off' });
    const [first] = await publish(laptop, 1, () => student(0));
    await laptop.drained();
    // The restore: what was published since is gone, the ids begin again, and the platform has used the next.
    await database.query('TRUNCATE feedback RESTART IDENTITY');
    await database.query(
      `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ($1, 'Foro 1', 'De la plataforma.')`,
      [student(1)],
    );
    await database.query(`SELECT setval('feedback_id_seq', 1, false)`);
    const [second] = await publish(laptop, 1, () => student(2));
    await laptop.drained();
    const found = await database.query<Row>(rows);
    expect(found.map(({ text }) => text)).toEqual(['De la plataforma.', second?.text]);
    // Undoing what is no longer there removes nobody else's comment of the same id.
    await laptop.handlers.undo({ id: first?.id ?? '' });
    await laptop.drained();
    expect(await database.query<Row>(rows)).toEqual(found);
  } finally {
    await laptop?.close();
    laptop = undefined;
    await database.drop();
  }
});
