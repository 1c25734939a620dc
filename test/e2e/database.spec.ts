import AxeBuilder from '@axe-core/playwright';
import care from '../../renderer/i18n/es/care.json' with { type: 'json' };
import connect from '../../renderer/i18n/es/connect.json' with { type: 'json' };
import database from '../../renderer/i18n/es/database.json' with { type: 'json' };
import reasons from '../../renderer/i18n/es/reasons.json' with { type: 'json' };
import careReasons from '../../renderer/i18n/es/reasons-care.json' with { type: 'json' };
import { createTestServer, type TestServer } from '../support/server.ts';
import { button, field, openSheet, pasteText } from './support/connect.ts';
import { card, createCourse, openCourse, openDatabase, prepare, saveCourse } from './support/database.ts';
import { calm, command, queueList } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

// A server as a host gives it: each course's database is its platform's, which may make roles.

let server: TestServer;
test.beforeAll(async () => {
  server = await createTestServer();
});
test.afterAll(() => server?.remove());

const course = (name: string, filled = true) => createCourse(server, name, filled);

const { course: words, teachers, blank, names } = database;

test('an admin prepares the course and adds a teacher, who comes in with the password shown', async ({
  launch,
}) => {
  const owner = await course('preparado');
  const { app, page } = await launch();
  await openCourse(page, await saveCourse(page, owner, 'Cálculo I'));
  await openDatabase(page, 'course');

  await test.step('nothing is created before the one button is pressed', async () => {
    const tables = card(page, words.state);
    await expect(tables).toContainText(care.schema.states.none);
    await expect(tables.getByRole('checkbox', { name: words.understood })).toBeHidden();
    await expect(tables.getByText('CREATE TABLE tiza.authorship')).toBeHidden();
    const before = await server.query(`SELECT FROM pg_namespace WHERE nspname = 'tiza'`, [], owner.database);
    expect(before).toHaveLength(0);
    await prepare(page);
    await expect(tables).toContainText(words.states.current);
  });

  await test.step('a teacher gets a login, and the password is shown once', async () => {
    await openDatabase(page, 'teachers');
    await page.getByLabel(teachers.add.nameOf).fill('Luis Ospina');
    await expect(page.getByLabel(teachers.add.loginOf)).toHaveValue('luis_ospina');
    await page.getByRole('button', { name: teachers.add.plan }).click();
    const plan = page.getByRole('dialog', { name: teachers.planTitle });
    await expect(plan).toContainText('Crea el usuario «luis_ospina» para Luis Ospina');
    await plan.getByRole('button', { name: teachers.agree }).click();
    await expect(plan).toBeHidden();
  });

  const fresh = card(page, teachers.passwords.title);
  const password = await fresh.getByRole('row', { name: 'luis_ospina' }).locator('code').nth(1).innerText();
  await fresh.getByRole('button', { name: 'Copiar la contraseña de luis_ospina' }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe(password);
  await fresh.getByRole('button', { name: teachers.passwords.done }).click();
  await expect(page.getByText(password)).toBeHidden();
  await expect(card(page, teachers.title).getByRole('row', { name: 'luis_ospina' })).toBeVisible();

  await test.step('the teacher reads the course, and is told whom to ask', async () => {
    const luis = { ...owner, user: 'luis_ospina', password };
    await openCourse(page, await saveCourse(page, luis, 'Cálculo I de Luis'));
    await expect(queueList(page).getByRole('option').first()).toContainText('Eva');
    await openDatabase(page, 'course');
    await expect(page.getByText(database.askAdmin.replace('{{user}}', 'luis_ospina'))).toBeVisible();
    await openDatabase(page, 'teachers');
    await expect(page.getByLabel(teachers.add.nameOf)).toBeHidden();
    await openDatabase(page, 'passwords');
    await expect(page.getByText(care.passwords['only-an-admin-can-count'])).toBeVisible();
  });
});

test('who may not prepare it gets the words to ask with', async ({ launch }) => {
  const owner = await course('ajeno');
  await server.query(`CREATE ROLE solo_lee LOGIN PASSWORD 'leer'`);
  await server.query('GRANT SELECT ON ALL TABLES IN SCHEMA public TO solo_lee', [], owner.database);
  const { app, page } = await launch();
  await openCourse(
    page,
    await saveCourse(page, { ...owner, user: 'solo_lee', password: 'leer' }, 'Cálculo ajeno'),
  );
  await openDatabase(page, 'course');
  const tables = card(page, words.state);
  await expect(tables).toContainText(words.ask.title);
  await tables.getByRole('button', { name: words.ask.copyMessage }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain('«ajeno»');
  await expect(card(page, database.rights.title)).toContainText('GRANT INSERT');
});

test('an empty database becomes a course', async ({ launch }) => {
  const owner = await course('vacio', false);
  const { page } = await launch();
  await openSheet(page);
  await pasteText(
    page,
    `PGPASSWORD='${owner.password}' psql -h ${owner.host} -p ${owner.port} -U ${owner.user} ${owner.database}`,
  );
  await field(page, 'name').fill('Cálculo nuevo');
  await button(page, connect.open).click();
  await expect(page.getByRole('alert')).toContainText(reasons['database-empty'].next);
  await button(page, blank.offer).click();
  const plan = page.getByRole('dialog');
  await expect(plan).toContainText('Crea la tabla «feedback» de la plataforma.');
  await plan.getByRole('button', { name: blank.create }).click();
  await expect(page.getByRole('navigation').getByRole('button', { name: 'Foro 1' })).toBeVisible();
  await openDatabase(page, 'course');
  await expect(card(page, words.state)).toContainText(words.states.current);
});

test('a ledger that somebody edited stops writing, with a sentence', async ({ launch }) => {
  const owner = await course('tocado');
  const { page } = await launch();
  const id = await saveCourse(page, owner, 'Cálculo tocado');
  await openCourse(page, id);
  await openDatabase(page, 'course');
  await prepare(page);
  await server.query(`UPDATE tiza.migrations SET sha256 = repeat('0', 64) WHERE id = 2`, [], owner.database);
  await openCourse(page, id);
  await openDatabase(page, 'course');
  const tables = card(page, words.state);
  await expect(tables).toContainText(words.readOnly);
  await expect(tables).toContainText(
    careReasons['migration-edited'].title.replace('{{subject}}', '0002_feedback'),
  );
  await expect(tables.getByRole('button', { name: words.apply })).toBeHidden();
});

test('a course open just for looking changes nothing', async ({ launch }) => {
  const owner = await course('mirado');
  const { page } = await launch();
  const id = await saveCourse(page, owner, 'Cálculo mirado');
  const refused = await page.evaluate(async (wanted) => {
    const { connect, course: courses, care: caring } = window.tiza;
    const list = await connect.profiles();
    const saved = list.ok ? list.value.profiles.find((one) => one.id === wanted) : undefined;
    if (saved === undefined) throw new Error('The course was not saved.');
    await connect.save({ id: wanted, fields: { ...saved, readOnly: true } });
    await courses.open({ id: wanted });
    return caring.applySchema({ consent: '0'.repeat(64), withoutBackup: true });
  }, id);
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'forbidden', details: { reason: 'only-looking' } },
  });
  await openDatabase(page, 'course');
  await expect(page.getByText(database.onlyLooking)).toBeVisible();
  await expect(card(page, words.state).getByRole('checkbox')).toBeHidden();
});

test('names and questions are kept with the course, and the desk shows them', async ({ launch }) => {
  const owner = await course('nombrado');
  const { page } = await launch();
  const id = await saveCourse(page, owner, 'Cálculo nombrado');
  await openCourse(page, id);
  await openDatabase(page, 'names');
  const filed = card(page, names.filedTitle);
  await expect(filed.getByRole('row', { name: 'Foro 1' })).toContainText(names.toConfirm);
  await expect(filed.getByLabel(`${names.writes}, Foro 1`)).toHaveValue('foro_1');
  await filed.getByRole('button', { name: names.confirm }).click();
  await expect(filed.getByRole('row', { name: 'Foro 1' })).toContainText(names.confirmed);

  const labels = card(page, names.labelsTitle);
  await labels.getByLabel(names.titleOf, { exact: true }).fill('Primer foro');
  await labels.getByLabel('Pregunta 1', { exact: true }).fill('¿Qué es un límite?');
  await labels.getByRole('button', { name: names.save }).click();
  await expect(labels).toContainText(names.labelsSaved);
  await page.getByRole('navigation').getByRole('button', { name: 'Primer foro' }).click();
  await expect(page.getByRole('main')).toContainText('¿Qué es un límite?');

  await openCourse(page, id);
  await openDatabase(page, 'names');
  await expect(card(page, names.filedTitle).getByRole('row', { name: 'Primer foro' })).toContainText(
    names.confirmed,
  );
});

test('every part of the screen is for everybody, light and dark', async ({ launch }) => {
  const owner = await course('accesible');
  const { app, page } = await launch();
  await openCourse(page, await saveCourse(page, owner, 'Cálculo accesible'));
  for (const theme of ['light', 'dark'] as const) {
    await command(app, `theme-${theme}`);
    await page.waitForSelector(`[data-mantine-color-scheme="${theme}"]`, { state: 'attached' });
    for (const section of ['course', 'teachers', 'speed', 'passwords', 'names'] as const) {
      await openDatabase(page, section);
      await calm(page);
      // A handle between two panes belongs to neither of the regions it parts.
      const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude('hr[data-pane]');
      // Of the other theme only the colours are new.
      const { violations } = await (theme === 'light' ? axe : axe.withRules(['color-contrast'])).analyze();
      const found = violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${section}: ${id} ${html}`),
      );
      expect(found).toEqual([]);
    }
  }
});
