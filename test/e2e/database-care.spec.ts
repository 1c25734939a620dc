import pg from 'pg';
import database from '../../renderer/i18n/es/database.json' with { type: 'json' };
import queue from '../../renderer/i18n/es/queue.json' with { type: 'json' };
import { createTestServer, type TestServer } from '../support/server.ts';
import { filled } from './support/connect.ts';
import {
  card,
  createCourse,
  openCourse,
  openDatabase,
  type Place,
  prepare,
  saveCourse,
} from './support/database.ts';
import { queueList } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

// What an admin does to a prepared course afterwards, through the window and on the platform's own tables.

let server: TestServer;
test.beforeAll(async () => {
  server = await createTestServer();
});
test.afterAll(() => server?.remove());

const { trigger, teachers, speed } = database;

/** Somebody else at work on the server, until the answer is called. */
async function holding(place: Place, ...statements: string[]): Promise<() => Promise<void>> {
  const client = new pg.Client({ ...place });
  await client.connect();
  for (const sql of statements) await client.query(sql);
  return () => client.end();
}

test('the history trigger is offered, agreed to and taken back', async ({ launch }) => {
  const owner = await createCourse(server, 'historiado');
  const { page } = await launch();
  await openCourse(page, await saveCourse(page, owner, 'Cálculo historiado'));
  await openDatabase(page, 'course');
  await expect(card(page, trigger.title)).toBeHidden();
  await prepare(page);
  const offered = card(page, trigger.title);
  await expect(offered).toContainText(trigger.off);
  await offered.getByRole('button', { name: trigger.add }).click();
  const plan = page.getByRole('dialog', { name: trigger.title });
  await expect(plan).toContainText('TRUNCATE');
  await expect(plan).toContainText('DROP TABLE');
  await plan.getByRole('button', { name: trigger.agreeAdd }).click();
  await expect(offered).toContainText(trigger.on);

  await server.query(`UPDATE feedback SET comentario = 'Muy bien'`, [], owner.database);
  await server.query('TRUNCATE feedback', [], owner.database);
  const kept = 'SELECT action, previous, comment FROM tiza.history ORDER BY id';
  expect(await server.query(kept, [], owner.database)).toEqual([
    { action: 'edited', previous: 'Bien', comment: 'Muy bien' },
    { action: 'removed', previous: 'Muy bien', comment: null },
  ]);

  await offered.getByRole('button', { name: trigger.remove }).click();
  await plan.getByRole('button', { name: trigger.agreeRemove }).click();
  await expect(offered).toContainText(trigger.off);
  const left = `SELECT FROM pg_trigger WHERE tgname LIKE 'tiza%' AND tgrelid = 'feedback'::regclass`;
  expect(await server.query(left, [], owner.database)).toHaveLength(0);
});

test('an index is built in sight, called off, its leftover removed, and built again', async ({ launch }) => {
  const owner = await createCourse(server, 'indizado');
  await server.query('DROP INDEX idx_foro1_fecha', [], owner.database);
  await server.query(
    `INSERT INTO respuestas_foro1 (email, r1, fecha) SELECT 'e1@uni.example', repeat('texto ', 10), now() - n * interval '1 minute'
     FROM generate_series(1, 20000) n`,
    [],
    owner.database,
  );
  await server.query('ANALYZE', [], owner.database);
  const { page } = await launch();
  await openCourse(page, await saveCourse(page, owner, 'Cálculo indizado'));
  await openDatabase(page, 'speed');
  const create = card(page, speed.title)
    .getByRole('listitem')
    .filter({ hasText: 'por fecha' })
    .getByRole('button');
  // A build waits for whoever still sees the table as it was.
  const release = await holding(
    owner,
    'BEGIN ISOLATION LEVEL REPEATABLE READ',
    'SELECT count(*) FROM respuestas_foro1',
  );
  await create.click();
  const building = card(page, filled(speed.building, { name: 'tiza_foro1_queue' }));
  await expect(building.getByRole('progressbar')).toBeVisible();
  await expect(building).toContainText(speed.phases.waiting);
  await building.getByRole('button', { name: speed.cancel }).click();
  await expect(page.getByText(filled(speed.cancelled, { name: 'tiza_foro1_queue' }))).toBeVisible();
  await release();

  const leftovers = card(page, speed.leftovers);
  await leftovers.getByRole('button', { name: filled(speed.dropOf, { name: 'tiza_foro1_queue' }) }).click();
  await expect(leftovers).toBeHidden();
  await create.click();
  await expect(page.getByText(filled(speed.done, { name: 'tiza_foro1_queue' }))).toBeVisible();
  const valid = `SELECT indisvalid FROM pg_index WHERE indexrelid = 'tiza_foro1_queue'::regclass`;
  expect(await server.query(valid, [], owner.database)).toEqual([{ indisvalid: true }]);
});

test('a teacher gets a new password, and is removed', async ({ launch }) => {
  const owner = await createCourse(server, 'renovado');
  const { page } = await launch();
  await openCourse(page, await saveCourse(page, owner, 'Cálculo renovado'));
  await openDatabase(page, 'course');
  await prepare(page);
  await openDatabase(page, 'teachers');
  await page.getByLabel(teachers.add.nameOf).fill('Luis Ospina');
  await page.getByRole('button', { name: teachers.add.plan }).click();
  await page.getByRole('dialog').getByRole('button', { name: teachers.agree }).click();
  const fresh = card(page, teachers.passwords.title);
  const shown = fresh.getByRole('row', { name: 'luis_ospina' }).locator('code').nth(1);
  const first = await shown.innerText();
  await fresh.getByRole('button', { name: teachers.passwords.done }).click();
  const named = (action: string) => filled(teachers.of, { action, name: 'luis_ospina' });
  const logIn = async (password: string) =>
    (await holding({ ...owner, user: 'luis_ospina', password }, 'SELECT 1'))();

  await test.step('the old password stops working, the new one is shown once', async () => {
    await logIn(first);
    await page.getByRole('button', { name: named(teachers.renew) }).click();
    const plan = page.getByRole('dialog', { name: filled(teachers.renewTitle, { login: 'luis_ospina' }) });
    await plan.getByRole('button', { name: teachers.agreeRenew }).click();
    const second = await shown.innerText();
    await expect(logIn(first)).rejects.toThrow(/password authentication failed/);
    await logIn(second);
    await fresh.getByRole('button', { name: teachers.passwords.done }).click();
    await expect(page.getByText(second)).toBeHidden();
  });

  await test.step('and then the login is gone', async () => {
    await page.getByRole('button', { name: named(teachers.remove) }).click();
    const plan = page.getByRole('dialog', { name: filled(teachers.removeTitle, { login: 'luis_ospina' }) });
    await plan.getByRole('button', { name: teachers.agreeRemove }).click();
    await expect(card(page, teachers.title)).toContainText(teachers.none);
    expect(await server.query(`SELECT FROM pg_roles WHERE rolname = 'luis_ospina'`)).toHaveLength(0);
  });
});

test('a search that takes its time says so and is called off, on the server too', async ({ launch }) => {
  const owner = await createCourse(server, 'buscado');
  const { page } = await launch();
  await openCourse(page, await saveCourse(page, owner, 'Cálculo buscado'));
  await expect(queueList(page).getByRole('option').first()).toBeVisible();
  const release = await holding(owner, 'BEGIN', 'LOCK TABLE respuestas_foro1 IN ACCESS EXCLUSIVE MODE');
  const waiting = async () =>
    (
      await server.query(
        `SELECT FROM pg_stat_activity WHERE datname = 'buscado' AND wait_event_type = 'Lock' AND query LIKE '%named AS%'`,
      )
    ).length;
  await page.getByRole('searchbox').fill('vale 3');
  await expect(page.getByRole('progressbar', { name: queue.wait.searching })).toBeVisible();
  expect(await waiting()).toBe(1);
  await page.getByRole('button', { name: queue.wait.cancel, exact: true }).click();
  await expect(page.getByText(queue.cancelled.search)).toBeVisible();
  await expect.poll(waiting).toBe(0);
  await release();
  await page.getByRole('button', { name: queue.cancelled.again }).click();
  await expect(queueList(page).getByRole('option')).toHaveCount(1);
});
