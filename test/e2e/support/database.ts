import { readFile } from 'node:fs/promises';
import { expect, type Locator, type Page } from '@playwright/test';
import database from '../../../renderer/i18n/es/database.json' with { type: 'json' };
import desk from '../../../renderer/i18n/es/desk.json' with { type: 'json' };
import type { TestServer } from '../../support/server.ts';

// How a person takes care of a course's database, in Spanish.

export interface Place {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** Saves a course as the connect sheet does; opening it is another matter. */
export async function saveCourse(page: Page, place: Place, name: string): Promise<string> {
  const { password, ...where } = place;
  return page.evaluate(
    async ({ fields, secret }) => {
      const saved = await window.tiza.connect.save({ fields, password: secret });
      if (!saved.ok) throw new Error(saved.error.message);
      return saved.value.id;
    },
    {
      secret: password,
      fields: { ...where, name, tls: { mode: 'disable' as const } },
    },
  );
}

export async function openCourse(page: Page, id: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    await window.tiza.course.close();
    const opened = await window.tiza.course.open({ id: wanted });
    if (!opened.ok) throw new Error(opened.error.message);
  }, id);
}

export async function openDatabase(
  page: Page,
  section: Exclude<keyof typeof database.sections, 'label'>,
): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: desk.database }).click();
  await page.getByRole('tab', { name: database.sections[section] }).click();
}

/** The sheet with that title. */
export function card(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title });
}

const students = `INSERT INTO usuarios (email, password, nombre) SELECT 'e' || n || '@uni.example', 'secreta', 'Eva ' || n FROM generate_series(1, 5) n;
INSERT INTO respuestas_foro1 (email, r1) SELECT 'e' || n || '@uni.example', 'Vale ' || n FROM generate_series(1, 5) n;
INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('e1@uni.example', 'foro_1', 'Bien')`;

/** As a host gives it: a database of its platform's own, which may make roles but is no superuser. */
export async function createCourse(server: TestServer, name: string, filled = true): Promise<Place> {
  const { host, port } = server;
  const owner = { host, port, user: `${name}_app`, password: 'la de la plataforma', database: name };
  await server.query(`CREATE ROLE ${owner.user} LOGIN CREATEROLE PASSWORD '${owner.password}'`);
  await server.query(`CREATE DATABASE ${name} OWNER ${owner.user}`);
  // The owner's own tables, in a schema that is the owner's too.
  await server.query(`ALTER SCHEMA public OWNER TO ${owner.user}`, [], name);
  if (!filled) return owner;
  const schema = await readFile('resources/sample-course/schema.sql', 'utf8');
  await server.query(`SET ROLE ${owner.user}; ${schema}; ${students}`, [], name);
  return owner;
}

/** Presses the one button; no passphrase was chosen for this course's backups, so that none can be taken yet. */
export async function prepare(page: Page): Promise<void> {
  const { state, apply, understood, applied } = database.course;
  const tables = card(page, state);
  await tables.getByRole('button', { name: apply }).click();
  await tables.getByRole('checkbox', { name: understood }).check();
  await tables.getByRole('button', { name: apply }).click();
  await expect(tables).toContainText(applied);
}
