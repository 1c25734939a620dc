import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testConnection } from '../../main/connections/probe.ts';
import { type Need, summarise } from '../../main/connections/rights.ts';
import { readRights } from '../../main/connections/rights-queries.ts';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { targetOf } from '../support/target.ts';

const needs: Need[] = [
  { action: 'read', schema: 'public', name: 'notes', privilege: 'select' },
  { action: 'comment', schema: 'public', name: 'notes', privilege: 'insert' },
];

let server: TestServer;
let db: PooledDatabase;

beforeAll(async () => {
  server = await createTestServer();
  await server.query('CREATE TABLE notes (id int)');
  await server.stop('fast');
  await writeFile(join(server.dataDir, 'standby.signal'), '');
  await server.start();
  db = createDatabase(targetOf(server));
});
afterAll(async () => {
  await db?.close();
  await server?.remove();
});

describe('a replica', () => {
  it('is announced before the course is opened', async () => {
    const report = await testConnection({ ...targetOf(server), tls: 'auto' });
    expect(report).toMatchObject({ ok: true, server: { replica: true, readOnly: true } });
    expect(report.steps.find(({ name }) => name === 'login')).toMatchObject({
      state: 'warning',
      problem: { reason: 'server-is-replica' },
    });
  });

  it('lets an admin read and tells why nothing can be written', async () => {
    expect(summarise(await readRights(db, needs), needs)).toMatchObject({
      kind: 'admin',
      readOnly: 'replica',
      actions: { read: { allowed: true }, comment: { allowed: false, missing: [] } },
    });
    expect(await db.rows({ text: 'SELECT id FROM notes' })).toEqual([]);
    await expect(
      db.tx((lease) => lease.rows({ text: 'INSERT INTO notes VALUES (1)' })),
    ).rejects.toMatchObject({
      code: 'forbidden',
      details: { reason: 'read-only' },
    });
  });
});
