import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Need, summarise } from '../../main/connections/rights.ts';
import { readRights } from '../../main/connections/rights-queries.ts';
import { createDatabase, type PooledDatabase } from '../../main/database/pool.ts';
import { targetOf } from '../support/target.ts';
import { type OwnServer, versions } from '../support/versions.ts';

const relations = ['people', 'notes', 'nowhere'].map((name) => ({ schema: 'public', name }));
const needs: Need[] = [
  { action: 'read', schema: 'public', name: 'people', privilege: 'select', columns: ['email', 'name'] },
  { action: 'comment', schema: 'public', name: 'notes', privilege: 'insert', columns: ['author', 'body'] },
  { action: 'comment', schema: 'public', name: 'notes', privilege: 'usage' },
  { action: 'correct', schema: 'public', name: 'notes', privilege: 'update', columns: ['body'] },
  { action: 'tidy', schema: 'public', name: 'notes', privilege: 'maintain' },
];

describe.each(versions)('on $name', ({ start }) => {
  let server: OwnServer;
  let admin: PooledDatabase;
  let roles = 0;
  const open: PooledDatabase[] = [];

  const run = (text: string) => admin.rows({ text });

  beforeAll(async () => {
    server = await start();
    admin = createDatabase(targetOf(server));
    await run('CREATE TABLE people (email text PRIMARY KEY, password text, name text)');
    await run(
      'CREATE TABLE notes (id serial PRIMARY KEY, author text, body text, at timestamp DEFAULT now())',
    );
  });
  afterEach(async () => {
    for (const db of open.splice(0)) await db.close();
  });
  afterAll(async () => {
    await admin?.close();
    await server?.remove();
  });

  async function loginAs(grants: string[], attributes = ''): Promise<{ db: PooledDatabase; role: string }> {
    const role = `ana_${roles++}`;
    await run(`CREATE ROLE ${role} LOGIN PASSWORD 'pizarra' ${attributes}`);
    for (const text of grants) await run(text.replaceAll('$role', role));
    const db = createDatabase(targetOf({ ...server, user: role, password: 'pizarra' }));
    open.push(db);
    return { db, role };
  }

  async function rightsOf(grants: string[], attributes?: string) {
    const { db, role } = await loginAs(grants, attributes);
    const rights = await readRights(db, relations);
    return { db, role, rights, summary: summarise(rights, needs) };
  }

  const teacher = [
    'GRANT SELECT (email, name) ON people TO $role',
    'GRANT SELECT ON notes TO $role',
    'GRANT INSERT (id, author, body) ON notes TO $role',
    'GRANT UPDATE (body) ON notes TO $role',
    'GRANT USAGE ON SEQUENCE notes_id_seq TO $role',
  ];

  describe('a teacher', () => {
    it('is told column by column, and what is said holds when it is tried', async () => {
      const { db, rights, summary } = await rightsOf(teacher);
      const [people, notes, nowhere] = rights.relations;
      expect(people?.columns).toEqual([
        { name: 'email', select: true, insert: false, update: false },
        { name: 'password', select: false, insert: false, update: false },
        { name: 'name', select: true, insert: false, update: false },
      ]);
      expect(people).toMatchObject({ exists: true, select: false, owner: false });
      expect(notes).toMatchObject({ select: true, insert: false, delete: false, maintain: false });
      expect(notes?.sequences).toEqual([{ schema: 'public', name: 'notes_id_seq', usage: true }]);
      expect(nowhere).toMatchObject({ exists: false, columns: [], select: false });
      expect(summary).toMatchObject({
        kind: 'teacher',
        superuser: false,
        readOnly: 'no',
        actions: {
          read: { allowed: true, missing: [] },
          comment: { allowed: true, missing: [] },
          correct: { allowed: true, missing: [] },
          tidy: { allowed: false },
        },
      });
      await db.rows({ text: `INSERT INTO notes (author, body) VALUES ('ana', 'bien')` });
      await expect(db.rows({ text: 'SELECT password FROM people' })).rejects.toMatchObject({
        code: 'forbidden',
        details: { reason: 'missing-grant' },
      });
    });

    it('learns each missing grant by name, and the statement given repairs it', async () => {
      const { db, role, summary } = await rightsOf([
        'GRANT SELECT (email) ON people TO $role',
        'GRANT SELECT ON notes TO $role',
      ]);
      expect(summary.kind).toBe('reader');
      expect(summary.actions.read).toEqual({
        allowed: false,
        missing: [
          {
            action: 'read',
            privilege: 'select',
            object: 'public.people',
            columns: ['name'],
            statement: `GRANT SELECT ("name") ON "public"."people" TO "${role}";`,
          },
        ],
      });
      expect(
        summary.actions.comment?.missing.map(({ privilege, object }) => `${privilege} ${object}`),
      ).toEqual(['insert public.notes', 'usage public.notes_id_seq']);
      const [{ major } = { major: 0 }] = await admin.rows<{ major: number }>({
        text: `SELECT current_setting('server_version_num')::int / 10000 AS major`,
      });
      const wanted = ['read', 'comment', 'correct', ...(major >= 17 ? ['tidy'] : [])];
      if (major < 17) expect(summary.actions.tidy?.missing[0]?.statement).toBeNull();
      for (const action of wanted) {
        for (const { statement } of summary.actions[action]?.missing ?? []) await run(statement ?? '');
      }
      const repaired = summarise(await readRights(db, relations), needs);
      for (const action of wanted) expect(repaired.actions[action]).toEqual({ allowed: true, missing: [] });
      await db.rows({ text: `INSERT INTO notes (author, body) VALUES ('ana', 'ahora sí')` });
    });
  });

  describe('others', () => {
    it('an owner and a superuser are admins with nothing missing', async () => {
      const db = createDatabase(targetOf(server));
      open.push(db);
      const summary = summarise(await readRights(db, relations.slice(0, 2)), needs);
      expect(summary).toMatchObject({ kind: 'admin', superuser: true, monitors: true, rowsHidden: false });
      expect(Object.values(summary.actions).every(({ allowed }) => allowed)).toBe(true);
    });

    it('somebody who may enter and nothing else is a stranger', async () => {
      expect((await rightsOf([])).summary.kind).toBe('stranger');
    });

    it('a schema that is closed is named before anything in it', async () => {
      await run('CREATE SCHEMA hidden');
      await run('CREATE TABLE hidden.marks (id int)');
      const { db, role } = await loginAs(['GRANT SELECT ON hidden.marks TO $role']);
      const rights = await readRights(db, [{ schema: 'hidden', name: 'marks' }]);
      const need: Need = { action: 'read', schema: 'hidden', name: 'marks', privilege: 'select' };
      expect(summarise(rights, [need]).actions.read?.missing).toEqual([
        {
          action: 'read',
          privilege: 'usage',
          object: 'hidden',
          columns: [],
          statement: `GRANT USAGE ON SCHEMA "hidden" TO "${role}";`,
        },
      ]);
    });

    it('a login whose session is read-only may read and is told why it may not write', async () => {
      const { db, role } = await loginAs(teacher);
      await run(`ALTER ROLE ${role} SET default_transaction_read_only = on`);
      const summary = summarise(await readRights(db, relations), needs);
      expect(summary).toMatchObject({
        readOnly: 'session',
        actions: { read: { allowed: true }, comment: { allowed: false, missing: [] } },
      });
    });

    it('rows that row security hides are announced', async () => {
      await run('CREATE TABLE diary (id int)');
      await run('ALTER TABLE diary ENABLE ROW LEVEL SECURITY');
      const { db } = await loginAs(['GRANT SELECT ON diary TO $role']);
      expect(summarise(await readRights(db, [{ schema: 'public', name: 'diary' }]), []).rowsHidden).toBe(
        true,
      );
    });

    it('roles with rights over everything are seen through', async () => {
      const { rights, summary } = await rightsOf(['GRANT pg_read_all_data, pg_monitor TO $role'], 'CREATEDB');
      expect(rights.login.memberOf).toEqual(['pg_monitor', 'pg_read_all_data']);
      expect(summary).toMatchObject({ kind: 'reader', monitors: true, createsDatabases: true });
      expect(summary.actions.read?.allowed).toBe(true);
    });
  });
});
