import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RoleRequest } from '#contract/care';
import { createHostedCourse, type HostedCourse, type Login } from '../../support/hosted-course.ts';
import { type OwnServer, versions } from '../../support/versions.ts';
import { applyRoles, rolesOf } from './role-scene.ts';

const request: RoleRequest = { teachers: [{ login: 'prof_ana', name: 'Ana' }], admins: [], renew: [] };
let number = 0;

describe.each(versions)('the roles step on $name', ({ start }) => {
  let server: OwnServer;
  let course: HostedCourse;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.remove());
  beforeEach(async () => {
    course = await createHostedCourse(server, `course_${++number}`);
  });
  afterEach(async () => {
    await course.end();
    await course.admin(`DROP OWNED BY ${course.owner.user} CASCADE`);
    for (const { role } of await course.admin<{ role: string }>(
      `SELECT rolname AS role FROM pg_roles WHERE rolname ~ '^(tiza|prof)_'`,
    )) {
      await course.admin(`DROP OWNED BY "${role}"`);
      await course.admin(`DROP ROLE "${role}"`);
    }
  });

  const planned = async (login?: Login) => (await rolesOf(course, login)).plan(request);
  const keys = (remarks: { key: string }[]) => remarks.map(({ key }) => key);

  async function apply(): Promise<Login> {
    const [one] = (await applyRoles(await rolesOf(course), request)).created;
    if (!one) throw new Error('No login was created');
    return { user: one.login, password: one.password };
  }

  /** Somebody who logs in as neither owner nor teacher. */
  async function login(name: string, grants: string[]): Promise<Login> {
    await course.admin(`CREATE ROLE ${name} LOGIN PASSWORD 'pw'`);
    for (const grant of grants) await course.as(course.owner, `${grant} ${name}`);
    return { user: name, password: 'pw' };
  }

  describe('says that it is impossible, and why,', () => {
    it('before the additions are there', async () => {
      expect((await planned()).obstacles).toEqual([{ key: 'schema-first', facts: { state: 'none' } }]);
      const roles = await rolesOf(course);
      const { consent } = await roles.plan(request);
      await expect(roles.apply({ request, consent, plainPasswords: false })).rejects.toMatchObject({
        code: 'forbidden',
        details: { reason: 'schema-first' },
      });
    });

    it('to a login that may not create roles', async () => {
      await course.migrate();
      await course.admin(`ALTER ROLE ${course.owner.user} NOCREATEROLE`);
      const { obstacles, steps } = await planned();
      expect(obstacles).toEqual([{ key: 'no-createrole', facts: { login: course.owner.user } }]);
      expect(steps).toEqual([]);
    });

    it('to a login that does not own feedback', async () => {
      await course.migrate();
      await course.admin(`ALTER TABLE feedback OWNER TO ${server.user}`);
      await course.admin(`GRANT ALL ON feedback TO ${course.owner.user}`);
      expect((await planned()).obstacles).toContainEqual({
        key: 'not-owner',
        facts: { table: 'feedback', owner: server.user },
      });
    });

    it('when the group is somebody else’s, or more than a group', async () => {
      await course.migrate();
      await course.admin('CREATE ROLE tiza_teacher CREATEDB LOGIN');
      await course.admin('GRANT pg_monitor TO tiza_teacher');
      const { obstacles } = await planned();
      expect(obstacles).toContainEqual({
        key: 'group-has-other-rights',
        facts: { group: 'tiza_teacher', rights: 'LOGIN, CREATEDB, pg_monitor' },
      });
      const [{ version } = { version: 0 }] = await course.admin<{ version: number }>(
        `SELECT current_setting('server_version_num')::int AS version`,
      );
      expect(keys(obstacles).includes('group-not-yours')).toBe(version >= 160_000);
    });

    it('for a login that exists, or is asked for twice', async () => {
      await course.migrate();
      await login('prof_ana', []);
      const roles = await rolesOf(course);
      const twice = { login: 'prof_luis', name: 'Luis' };
      const { obstacles } = await roles.plan({ ...request, admins: [twice, twice], renew: ['prof_ana'] });
      expect(obstacles).toEqual([
        { key: 'login-taken', facts: { login: 'prof_ana' } },
        { key: 'login-twice', facts: { login: 'prof_luis' } },
        { key: 'not-a-teacher', facts: { login: 'prof_ana' } },
      ]);
    });

    it('where every transaction only reads, and where there is no feedback', async () => {
      await course.migrate();
      await course.admin(`ALTER DATABASE ${course.database} SET default_transaction_read_only = on`);
      expect(keys((await planned()).obstacles)).toContain('server-reads-only');
      await course.admin(
        `BEGIN READ WRITE; ALTER DATABASE ${course.database} RESET default_transaction_read_only; COMMIT`,
      );
      await course.as(course.owner, 'DROP TABLE feedback');
      expect(keys((await planned()).obstacles)).toContain('feedback-missing');
    });
  });

  describe('goes as far as it can', () => {
    it('without the tables of somebody else', async () => {
      await course.migrate();
      await course.admin(`ALTER TABLE examen2 OWNER TO ${server.user}`);
      const { obstacles, notes } = await planned();
      expect(obstacles).toEqual([]);
      expect(notes).toEqual([{ key: 'table-left-out', facts: { table: 'examen2', owner: server.user } }]);
      const teacher = await apply();
      expect(await course.as(teacher, 'SELECT * FROM examen1')).toEqual([]);
      await expect(course.as(teacher, 'SELECT * FROM examen2')).rejects.toThrow(/permission denied/);
    });

    it('without editing, where feedback is a view', async () => {
      await course.as(course.owner, 'ALTER TABLE feedback RENAME TO comments');
      await course.as(course.owner, 'CREATE VIEW feedback AS SELECT * FROM comments');
      await course.migrate();
      const { notes } = await planned();
      expect(keys(notes)).toContain('feedback-is-a-view');
      const teacher = await apply();
      await expect(course.as(teacher, `UPDATE feedback SET comentario = 'x'`)).rejects.toThrow(
        /permission denied/,
      );
    });

    it('without choosing ids, where only the server may', async () => {
      await course.as(course.owner, 'ALTER TABLE feedback ALTER id DROP DEFAULT');
      await course.as(course.owner, 'ALTER TABLE feedback ALTER id ADD GENERATED ALWAYS AS IDENTITY');
      await course.migrate();
      expect(keys((await planned()).notes)).toContain('ids-by-the-server');
      const teacher = await apply();
      const insert = `INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', 'x') RETURNING id`;
      expect(await course.as(teacher, insert)).toHaveLength(1);
    });

    it('beside row security that is there already, without loosening it', async () => {
      await course.migrate();
      const web = await login('web', ['GRANT SELECT ON feedback TO']);
      await course.as(course.owner, 'ALTER TABLE feedback ENABLE ROW LEVEL SECURITY');
      await course.as(
        course.owner,
        `CREATE POLICY theirs ON feedback FOR SELECT TO web USING (actividad = 'Foro 1')`,
      );
      await course.as(
        course.owner,
        `INSERT INTO feedback (actividad, comentario) VALUES ('Foro 1', 'a'), ('Foro 2', 'b')`,
      );
      const { notes, steps } = await planned();
      expect(notes).toContainEqual({ key: 'row-security-in-use', facts: { policies: 'theirs' } });
      expect(keys(steps)).not.toContain('policy-feedback-as-before');
      const teacher = await apply();
      expect(await course.as(teacher, 'SELECT id FROM feedback')).toHaveLength(2);
      expect(await course.as(web, 'SELECT id FROM feedback')).toHaveLength(1);
      await course.admin('DROP OWNED BY web');
      await course.admin('DROP ROLE web');
    });

    it('and says what everybody may, teachers among them', async () => {
      await course.migrate();
      await course.as(course.owner, 'GRANT SELECT ON usuarios TO PUBLIC');
      await course.as(course.owner, 'GRANT INSERT ON feedback TO PUBLIC');
      expect((await planned()).notes).toEqual([
        { key: 'everybody-reads-passwords', facts: { table: 'usuarios', column: 'password' } },
        { key: 'everybody-writes', facts: { table: 'feedback', owner: course.owner.user } },
      ]);
    });

    it('and tells that a pooler may not know new logins', async () => {
      await course.migrate();
      expect(keys((await (await rolesOf(course, course.owner, true)).plan(request)).notes)).toContain(
        'pooler-logins',
      );
    });
  });
});
