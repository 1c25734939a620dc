import { readFile } from 'node:fs/promises';
import pg from 'pg';
import type { CourseSchema } from '../../main/database/migrations/runner.ts';
import { createSchema } from '../../main/database/migrations/runner.ts';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { courseObjects } from '../../main/platforms/calculus/course-objects.ts';
import { readCatalog } from '../../main/platforms/catalog-queries.ts';
import type { CourseObjects } from '../../main/platforms/course-objects.ts';
import { migrations } from '../../migrations/all.ts';
import { targetOf } from './target.ts';
import type { OwnServer } from './versions.ts';

export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export interface Login {
  user: string;
  password: string;
}

/** A course as a host gives it: the platform owns its database and may make roles, but is no superuser. */
export interface HostedCourse {
  server: OwnServer;
  database: string;
  owner: Login;
  /** As the host's superuser. */
  admin<Row = Record<string, unknown>>(text: string, values?: unknown[]): Promise<Row[]>;
  /** As whoever it is, on a connection of its own. */
  as<Row = Record<string, unknown>>(login: Login, text: string, values?: unknown[]): Promise<Row[]>;
  open(login?: Login): PooledDatabase;
  objects(): Promise<CourseObjects>;
  schema(login?: Login): CourseSchema;
  migrate(): Promise<void>;
  end(): Promise<void>;
}

const schemaFile = new URL('../../resources/sample-course/schema.sql', import.meta.url);

export async function createHostedCourse(server: OwnServer, database: string): Promise<HostedCourse> {
  const owner = { user: `${database}_app`, password: 'of the platform' };
  const opened: PooledDatabase[] = [];

  async function ask<Row>(login: Login, where: string, text: string, values?: unknown[]): Promise<Row[]> {
    const { host, port } = server;
    const client = new pg.Client({ host, port, ...login, database: where });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query(text, values)).rows as Row[];
    } finally {
      await client.end();
    }
  }

  const open = (login: Login = owner) => {
    const one = createDatabase(targetOf({ ...server, ...login, database }));
    opened.push(one);
    return one;
  };
  const schema = (login?: Login) =>
    createSchema({
      database: open(login),
      migrations,
      appVersion: '0.1.0',
      backupFirst: async () => 'verified',
      log: silent,
    });

  await ask(
    server,
    'postgres',
    `CREATE ROLE ${owner.user} LOGIN CREATEROLE CREATEDB PASSWORD '${owner.password}'`,
  );
  await ask(server, 'postgres', `CREATE DATABASE ${database} OWNER ${owner.user}`);
  await ask(owner, database, await readFile(schemaFile, 'utf8'));
  return {
    server,
    database,
    owner,
    admin: (text, values) => ask(server, database, text, values),
    as: (login, text, values) => ask(login, database, text, values),
    open,
    objects: async () => courseObjects(await readCatalog(open())),
    schema,
    async migrate() {
      const one = schema();
      const { consent } = await one.plan();
      await one.apply({ consent, withoutBackup: false });
    },
    async end() {
      await Promise.all(opened.map((one) => one.close()));
    },
  };
}
