import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoleRequest } from '#contract/care';
import { createRoles, type Roles } from '../../../main/care/roles/roles.ts';
import { createHostedCourse, type HostedCourse, type Login, silent } from '../../support/hosted-course.ts';
import { type OwnServer, versions } from '../../support/versions.ts';

const nobody: RoleRequest = { teachers: [], admins: [], renew: [] };
const ana = { login: 'prof_ana', name: 'Ana Pérez' };
const luis = { login: 'prof_luis', name: "Luis O'Hara" };
const jefa = { login: 'jefa_rosa', name: 'Rosa Gil' };

async function rolesOf(course: HostedCourse, login: Login = course.owner, pooled = false): Promise<Roles> {
  return createRoles({
    database: course.open(login),
    objects: await course.objects(),
    schema: course.schema(login),
    pooled,
    address: {
      name: 'Cálculo I',
      host: course.server.host,
      port: course.server.port,
      database: course.database,
      tls: 'prefer',
    },
    log: silent,
  });
}

async function applyRoles(roles: Roles, request: RoleRequest) {
  const { consent, obstacles } = await roles.plan(request);
  expect(obstacles).toEqual([]);
  return roles.apply({ request, consent, plainPasswords: false });
}

describe.each(versions)('on $name', ({ start }) => {
  let server: OwnServer;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.remove());

  describe('a course with teachers', () => {
    let course: HostedCourse;
    let roles: Roles;
    const people: Record<string, Login> = {};
    const login = (name: string): Login => {
      const found = people[name];
      if (found === undefined) throw new Error(`${name} has no login`);
      return found;
    };

    beforeAll(async () => {
      course = await createHostedCourse(server, 'calculo');
      await course.migrate();
      await course.as(
        course.owner,
        `INSERT INTO usuarios (email, password, nombre) VALUES ('eva@uni.example', 'secret', 'Eva')`,
      );
      await course.as(
        course.owner,
        `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('eva@uni.example', 'Foro 1', 'of the platform')`,
      );
      roles = await rolesOf(course);
      const { created } = await applyRoles(roles, { ...nobody, teachers: [ana, luis], admins: [jefa] });
      for (const one of created) people[one.login] = { user: one.login, password: one.password };
      expect(created.map(({ login: name }) => name)).toEqual(['prof_ana', 'prof_luis', 'jefa_rosa']);
      expect(created[0]?.profile).toEqual({
        name: 'Cálculo I',
        host: server.host,
        port: server.port,
        database: 'calculo',
        user: 'prof_ana',
        tls: 'prefer',
      });
    });
    afterAll(() => course.end());

    const publish = (who: Login, text: string, key = randomUUID()) =>
      course.as<{ feedback_id: string }>(
        who,
        `WITH first AS (INSERT INTO tiza.sends (key, kind) VALUES ($1, 'publish') ON CONFLICT DO NOTHING RETURNING key),
        added AS (INSERT INTO feedback (id, email_alumno, actividad, comentario)
          SELECT nextval('feedback_id_seq'), 'eva@uni.example', 'Foro 1', $2 FROM first RETURNING id, fecha)
        INSERT INTO tiza.authorship (feedback_id, written, key, author)
          SELECT id, coalesce(extract(epoch from fecha), 0), $1, 'Ana' FROM added RETURNING feedback_id`,
        [key, text],
      );

    it('is read by a teacher, but for the passwords', async () => {
      const read = (sql: string) => course.as(login('prof_ana'), sql);
      expect(await read('SELECT email, nombre, apellidos FROM usuarios')).toHaveLength(1);
      expect(await read('SELECT id, xmin FROM feedback')).not.toHaveLength(0);
      for (const table of ['respuestas_foro1', 'respuestas_foro3', 'respuestas_foro5', 'examen2']) {
        expect(await read(`SELECT * FROM ${table}`)).toEqual([]);
      }
      await expect(read('SELECT password FROM usuarios')).rejects.toThrow(/permission denied/);
      await expect(read('SELECT * FROM usuarios')).rejects.toThrow(/permission denied/);
    });

    it("takes a teacher's comment, once per key, and lets only them change it", async () => {
      const key = randomUUID();
      const [first] = await publish(login('prof_ana'), 'Muy bien', key);
      expect(first).toBeDefined();
      expect(await publish(login('prof_ana'), 'Muy bien', key)).toEqual([]);
      const edit = (who: Login, text: string) =>
        course.as(who, 'UPDATE feedback SET comentario = $1 WHERE id = $2 RETURNING id', [
          text,
          first?.feedback_id,
        ]);
      expect(await edit(login('prof_luis'), 'Mal')).toEqual([]);
      expect(await edit(login('prof_ana'), 'Mejor')).toHaveLength(1);
      expect(await edit(login('jefa_rosa'), 'Corregido')).toHaveLength(1);
      expect(
        await course.as(login('prof_luis'), `UPDATE feedback SET comentario = 'x' WHERE id = 1 RETURNING id`),
      ).toEqual([]);
    });

    it('refuses what a teacher has no business with', async () => {
      const refused = [
        `DELETE FROM feedback`,
        `UPDATE feedback SET email_alumno = 'x'`,
        `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES ('eva@uni.example', 'Foro 1', 'x', now())`,
        // Ids that the platform will want for its own next comments.
        `INSERT INTO feedback (id, email_alumno, actividad, comentario) VALUES (900000, 'eva@uni.example', 'Foro 1', 'x')`,
        `INSERT INTO usuarios (email, password) VALUES ('x', 'x')`,
        `UPDATE respuestas_foro1 SET r1 = 'x'`,
        `TRUNCATE feedback`,
        `CREATE TABLE public.mine (id int)`,
        `CREATE TABLE tiza.mine (id int)`,
        `SELECT setval('feedback_id_seq', 1)`,
        // Signing for a comment that is there already would be the way to change it.
        `INSERT INTO tiza.authorship (feedback_id, written, key, author)
          SELECT id, extract(epoch from fecha), gen_random_uuid(), 'me' FROM feedback WHERE id = 1`,
        `UPDATE tiza.authorship SET login = 'prof_luis'`,
        `INSERT INTO tiza.authorship (feedback_id, written, key, author, login) VALUES (1, 1, gen_random_uuid(), 'x', 'prof_ana')`,
        `UPDATE tiza.history SET author = 'x'`,
        `DELETE FROM tiza.history`,
        `INSERT INTO tiza.history (feedback_id, written, action, login) VALUES (1, 1, 'edited', 'prof_ana')`,
        `INSERT INTO tiza.migrations (id, name, sha256, app_version) VALUES (9, 'x', repeat('a', 64), 'x')`,
        `CREATE TRIGGER mine AFTER INSERT ON feedback EXECUTE FUNCTION tiza.record_history()`,
        `CREATE TEMP TABLE own (id int); CREATE TRIGGER mine AFTER INSERT ON own EXECUTE FUNCTION tiza.record_history()`,
        `SELECT pg_read_file('/etc/hostname')`,
        `CREATE ROLE friend`,
        `GRANT tiza_admin TO prof_luis`,
      ];
      for (const sql of refused) {
        await expect(course.as(login('prof_luis'), sql), sql).rejects.toThrow(
          /permission denied|must (be|have)|row-level security/,
        );
      }
    });

    it('keeps notes private, shares what is shared, and takes marks back by name', async () => {
      const { prof_ana, prof_luis } = { prof_ana: login('prof_ana'), prof_luis: login('prof_luis') };
      await course.as(
        prof_ana,
        `INSERT INTO tiza.notes (id, student, body, author) VALUES (gen_random_uuid(), 'eva@uni.example', 'shy', 'Ana')`,
      );
      expect(await course.as(prof_ana, 'SELECT body FROM tiza.notes')).toEqual([{ body: 'shy' }]);
      for (const sql of [
        'SELECT body FROM tiza.notes',
        'DELETE FROM tiza.notes RETURNING body',
        `UPDATE tiza.notes SET body = 'x' RETURNING body`,
      ]) {
        expect(await course.as(prof_luis, sql)).toEqual([]);
      }
      await course.as(
        prof_ana,
        `INSERT INTO tiza.bank (id, body, shared, author) VALUES
        (gen_random_uuid(), 'Bien', true, 'Ana'), (gen_random_uuid(), 'Mío', false, 'Ana')`,
      );
      expect(await course.as(prof_luis, 'SELECT body FROM tiza.bank')).toEqual([{ body: 'Bien' }]);
      expect(await course.as(prof_luis, `UPDATE tiza.bank SET body = 'x' RETURNING body`)).toEqual([]);
      await course.as(
        prof_luis,
        `INSERT INTO tiza.bank_uses (bank_id, activity, author) SELECT id, 'foro1', 'Luis' FROM tiza.bank`,
      );
      await course.as(
        prof_ana,
        `INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, author)
        VALUES (gen_random_uuid(), 'reviewed', 'foro1', 1, 0, 'eva@uni.example', 'Ana')`,
      );
      await course.as(prof_luis, `UPDATE tiza.marks SET withdrawn_by = 'Luis'`);
      expect(await course.as(prof_ana, 'SELECT login, withdrawn_login FROM tiza.marks')).toEqual([
        { login: 'prof_ana', withdrawn_login: 'prof_luis' },
      ]);
      await expect(course.as(prof_luis, `UPDATE tiza.marks SET withdrawn_by = 'again'`)).rejects.toThrow(
        /taken back/,
      );
    });

    it('lists its members with their names', async () => {
      expect(await roles.members()).toEqual([
        { login: 'prof_ana', name: 'Ana Pérez', group: 'teacher', active: true, connections: 0 },
        { login: 'prof_luis', name: "Luis O'Hara", group: 'teacher', active: true, connections: 0 },
        { login: 'jefa_rosa', name: 'Rosa Gil', group: 'admin', active: true, connections: 0 },
      ]);
    });

    it('has nothing left to grant, and takes one more teacher with two statements', async () => {
      expect((await roles.plan(nobody)).steps).toEqual([]);
      const { steps } = await roles.plan({ ...nobody, teachers: [{ login: 'prof_ivan', name: 'Iván' }] });
      expect(steps.map(({ key }) => key)).toEqual(['create-login', 'name-login']);
    });

    it('takes back what somebody granted beyond it', async () => {
      await course.as(course.owner, 'GRANT SELECT ON usuarios TO tiza_teacher');
      await course.as(course.owner, 'GRANT DELETE ON feedback TO tiza_teacher');
      const { steps } = await roles.plan(nobody);
      expect(steps.map(({ key, facts }) => [key, facts.object])).toEqual([
        ['revoke-other-rights', 'usuarios'],
        ['grant-read-columns', 'usuarios'],
        ['revoke-other-rights', 'feedback'],
        ['grant-feedback', 'feedback'],
      ]);
      await applyRoles(roles, nobody);
      await expect(course.as(login('prof_ana'), 'SELECT password FROM usuarios')).rejects.toThrow(
        /permission denied/,
      );
      await expect(course.as(login('prof_ana'), 'DELETE FROM feedback')).rejects.toThrow(/permission denied/);
      expect(await course.as(login('prof_ana'), 'SELECT email FROM usuarios')).toHaveLength(1);
    });

    it('renews a lost password', async () => {
      const old = login('prof_luis');
      const { created } = await applyRoles(roles, { ...nobody, renew: ['prof_luis'] });
      const [renewed] = created;
      if (!renewed) throw new Error('no new password');
      people.prof_luis = { user: renewed.login, password: renewed.password };
      await expect(course.as(old, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
      expect(await course.as(login('prof_luis'), 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    });

    it('never sends a password the server could write down', async () => {
      const [stored] = await course.admin<{ rolpassword: string }>(
        `SELECT rolpassword FROM pg_authid WHERE rolname = 'prof_ana'`,
      );
      expect(stored?.rolpassword).toMatch(/^SCRAM-SHA-256\$4096:/);
      const { steps } = await roles.plan({ ...nobody, teachers: [{ login: 'prof_eva', name: 'Eva' }] });
      expect(steps[0]?.sql).toContain("PASSWORD '••••••••'");
    });

    it('lets nobody in again who was removed, and keeps what they wrote', async () => {
      const { created } = await applyRoles(roles, {
        ...nobody,
        teachers: [{ login: 'prof_out', name: 'Out' }],
      });
      const [one] = created;
      if (!one) throw new Error('no login');
      const out = { user: one.login, password: one.password };
      const [written] = await publish(out, 'Adiós');
      const plan = await roles.planRemoval('prof_out');
      expect(plan.steps.map(({ key }) => key)).toEqual(['leave-group', 'drop-login']);
      await roles.remove({ login: 'prof_out', consent: plan.consent });
      await expect(course.as(out, 'SELECT 1')).rejects.toThrow(/authentication failed/);
      expect(
        await course.as(login('prof_ana'), 'SELECT login FROM tiza.authorship WHERE feedback_id = $1', [
          written?.feedback_id,
        ]),
      ).toEqual([{ login: 'prof_out' }]);
      for (const stranger of ['prof_out', course.owner.user, server.user, 'pg_monitor']) {
        expect((await roles.planRemoval(stranger)).obstacles).toEqual([
          { key: 'not-a-teacher', facts: { login: stranger } },
        ]);
      }
    });

    it('does nothing that was not agreed to', async () => {
      const request = { ...nobody, teachers: [{ login: 'prof_new', name: 'New' }] };
      const { consent } = await roles.plan({ ...nobody, teachers: [{ login: 'prof_new', name: 'Other' }] });
      await expect(roles.apply({ request, consent, plainPasswords: false })).rejects.toMatchObject({
        code: 'conflict',
        details: { reason: 'plan-changed' },
      });
      expect((await roles.members()).map(({ login: name }) => name)).not.toContain('prof_new');
    });

    it('keeps out of the way of a second course on the same server', async () => {
      const second = await createHostedCourse(server, 'fisica');
      await second.migrate();
      const others = await rolesOf(second);
      const request = { ...nobody, teachers: [{ login: 'prof_fis', name: 'Fis' }] };
      const plan = await others.plan(request);
      expect(plan.notes.map(({ key }) => key)).toContain('another-course-here');
      const { created } = await applyRoles(others, request);
      const [one] = created;
      if (!one) throw new Error('no login');
      const stranger = { user: one.login, password: one.password };
      expect(await second.as(stranger, 'SELECT email FROM usuarios')).toEqual([]);
      await expect(course.as(stranger, 'SELECT email FROM usuarios')).rejects.toThrow(/permission denied/);
      await expect(second.as(login('prof_ana'), 'SELECT email FROM usuarios')).rejects.toThrow(
        /permission denied/,
      );
      await second.end();
    });
  });
});
