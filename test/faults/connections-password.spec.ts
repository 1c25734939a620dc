import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tlsSettings } from '#contract/connection-wire';
import { type Courses, createCourses } from '../../main/connections/courses.ts';
import { createPasswords, type Passwords } from '../../main/connections/keychain.ts';
import { profileOpening } from '../../main/connections/open-profile.ts';
import { openProfiles, type Profiles } from '../../main/connections/profiles.ts';
import { createLog } from '../../main/logging/log.ts';
import { silent } from '../support/hosted-course.ts';
import { createTestServer, type TestServer } from '../support/server.ts';

// The password of a course that is open is changed on the server, as hosts do when one was leaked.

let server: TestServer;
let folder: string;
let profiles: Profiles;
let passwords: Passwords;
let courses: Courses;
let id: string;

beforeEach(async () => {
  server = await createTestServer({ hba: 'host all all 127.0.0.1/32 scram-sha-256' });
  await server.query(await readFile('resources/sample-course/schema.sql', 'utf8'));
  await server.query(`CREATE ROLE ana LOGIN PASSWORD 'pizarra' IN ROLE pg_read_all_data`);
  folder = await mkdtemp(join(tmpdir(), 'tiza-password-'));
  profiles = await openProfiles({ folder, log: silent });
  const kept = new Map<string, string>();
  passwords = createPasswords({
    profiles,
    log: silent,
    access: {
      read: async (account) => kept.get(account) ?? null,
      write: async (account, password) => void kept.set(account, password),
      erase: async (account) => kept.delete(account),
    },
  });
  const { host, port } = server;
  const tls = tlsSettings.parse({ mode: 'disable' });
  const place = { host, port, database: 'postgres', user: 'ana', tls };
  ({ id } = await profiles.save({ ...place, name: 'Cálculo', color: 'teal', readOnly: false }));
  courses = createCourses({ onStatus: () => undefined, log: createLog(() => undefined) });
});
afterEach(async () => {
  await courses.close();
  await server.remove();
  await rm(folder, { recursive: true, force: true });
});

const open = (password?: string, remember = true) =>
  courses.open(profileOpening(id, { password, remember }, { profiles, passwords }));
const one = () => courses.current().database.rows({ text: 'SELECT 1 AS one' });

async function change(password: string): Promise<void> {
  await server.query(`ALTER ROLE ana PASSWORD '${password}'`);
  await server.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'ana'`);
  await expect.poll(() => courses.status().wire?.problem?.reason).toBe('password-wrong');
}

it('typed anew for the open course, it brings the link back and is kept', async () => {
  await open('pizarra');
  const course = courses.current();
  await change('tiza');
  expect(await open('tiza')).toMatchObject({ link: 'ready', course: { id } });
  expect(courses.current()).toBe(course);
  expect(await one()).toEqual([{ one: 1 }]);
  expect(await passwords.get(id)).toBe('tiza');
});

it('typed wrong, it is refused once more and not kept', async () => {
  await open('pizarra');
  await change('tiza');
  expect(await open('borrador')).toMatchObject({
    link: 'lost',
    wire: { problem: { reason: 'password-wrong' }, retryAt: null },
  });
  expect(await passwords.get(id)).toBe('pizarra');
  expect(await open('tiza')).toMatchObject({ link: 'ready' });
});

it('typed for this time alone, it is used and not kept', async () => {
  await open('pizarra', false);
  await change('tiza');
  expect(await open('tiza', false)).toMatchObject({ link: 'ready' });
  expect(await passwords.get(id)).toBeNull();
});

it('kept by whoever saves the course, it is what the next try logs in with', async () => {
  await open('pizarra');
  await change('tiza');
  await passwords.set(id, 'tiza');
  courses.tellLink('retryNow');
  await expect.poll(() => courses.status().link).toBe('ready');
  expect(await one()).toEqual([{ one: 1 }]);
});
