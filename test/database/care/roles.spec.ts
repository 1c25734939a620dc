import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Login } from '../../support/hosted-course.ts';
import { type OwnServer, versions } from '../../support/versions.ts';
import { createStaffedCourse, publish, type Staffed } from './role-scene.ts';

describe.each(versions)('a teacher on $name', ({ start }) => {
  let server: OwnServer;
  let staffed: Staffed;
  const login = (name: string): Login => staffed.login(name);
  beforeAll(async () => {
    server = await start();
    staffed = await createStaffedCourse(server, 'calculo');
  });
  afterAll(async () => {
    await staffed.course.end();
    await server.remove();
  });

  it('is read by a teacher, but for the passwords', async () => {
    const read = (sql: string) => staffed.course.as(login('prof_ana'), sql);
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
    const [first] = await publish(staffed.course, login('prof_ana'), 'Muy bien', key);
    expect(first).toBeDefined();
    expect(await publish(staffed.course, login('prof_ana'), 'Muy bien', key)).toEqual([]);
    const edit = (who: Login, text: string) =>
      staffed.course.as(who, 'UPDATE feedback SET comentario = $1 WHERE id = $2 RETURNING id', [
        text,
        first?.feedback_id,
      ]);
    expect(await edit(login('prof_luis'), 'Mal')).toEqual([]);
    expect(await edit(login('prof_ana'), 'Mejor')).toHaveLength(1);
    expect(await edit(login('jefa_rosa'), 'Corregido')).toHaveLength(1);
    expect(
      await staffed.course.as(
        login('prof_luis'),
        `UPDATE feedback SET comentario = 'x' WHERE id = 1 RETURNING id`,
      ),
    ).toEqual([]);
  });

  it('signs as who they are in the name of the group too, where what one writes all could change', async () => {
    const { course } = staffed;
    const asGroup = async (sql: string) => {
      await course.as(login('prof_luis'), `SET ROLE tiza_teacher; ${sql}`);
    };
    await asGroup(`WITH added AS (INSERT INTO feedback (id, email_alumno, actividad, comentario)
        VALUES (nextval('feedback_id_seq'), 'eva@uni.example', 'Foro 1', 'as the group') RETURNING id, fecha)
      INSERT INTO tiza.authorship (feedback_id, written, key, author)
        SELECT id, extract(epoch from fecha), gen_random_uuid(), 'Group' FROM added`);
    expect(await course.as(course.owner, `SELECT login FROM tiza.authorship WHERE author = 'Group'`)).toEqual(
      [{ login: 'prof_luis' }],
    );
    await publish(course, login('prof_ana'), 'signed');
    await asGroup(`UPDATE feedback SET comentario = 'changed'`);
    expect(
      await course.as(login('prof_ana'), `SELECT FROM feedback WHERE comentario = 'signed'`),
    ).toHaveLength(1);
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
      // Nobody puts words into a colleague's mouth, nor signs a revision with another name.
      `INSERT INTO tiza.history (feedback_id, written, action, comment, author)
        SELECT feedback_id, written, 'edited', 'never said', author FROM tiza.authorship WHERE login = 'prof_ana'
        UNION ALL SELECT 1, 1, 'edited', 'never said', 'Ana Pérez'`,
      `INSERT INTO tiza.migrations (id, name, sha256, app_version) VALUES (9, 'x', repeat('a', 64), 'x')`,
      `CREATE TRIGGER mine AFTER INSERT ON feedback EXECUTE FUNCTION tiza.record_history()`,
      `CREATE TEMP TABLE own (id int); CREATE TRIGGER mine AFTER INSERT ON own EXECUTE FUNCTION tiza.record_history()`,
      `SELECT pg_read_file('/etc/hostname')`,
      `CREATE ROLE friend`,
      `GRANT tiza_admin TO prof_luis`,
    ];
    for (const sql of refused) {
      await expect(staffed.course.as(login('prof_luis'), sql), sql).rejects.toThrow(
        /permission denied|must (be|have)|row-level security/,
      );
    }
  });

  it('keeps notes private, shares what is shared, and takes marks back by name', async () => {
    const { prof_ana, prof_luis } = { prof_ana: login('prof_ana'), prof_luis: login('prof_luis') };
    await staffed.course.as(
      prof_ana,
      `INSERT INTO tiza.notes (id, student, body, author) VALUES (gen_random_uuid(), 'eva@uni.example', 'shy', 'Ana')`,
    );
    expect(await staffed.course.as(prof_ana, 'SELECT body FROM tiza.notes')).toEqual([{ body: 'shy' }]);
    for (const sql of [
      'SELECT body FROM tiza.notes',
      'DELETE FROM tiza.notes RETURNING body',
      `UPDATE tiza.notes SET body = 'x' RETURNING body`,
    ]) {
      expect(await staffed.course.as(prof_luis, sql)).toEqual([]);
    }
    await staffed.course.as(
      prof_ana,
      `INSERT INTO tiza.bank (id, body, shared, author) VALUES
      (gen_random_uuid(), 'Bien', true, 'Ana'), (gen_random_uuid(), 'Mío', false, 'Ana')`,
    );
    expect(await staffed.course.as(prof_luis, 'SELECT body FROM tiza.bank')).toEqual([{ body: 'Bien' }]);
    expect(await staffed.course.as(prof_luis, `UPDATE tiza.bank SET body = 'x' RETURNING body`)).toEqual([]);
    await staffed.course.as(
      prof_luis,
      `INSERT INTO tiza.bank_uses (bank_id, activity, author) SELECT id, 'foro1', 'Luis' FROM tiza.bank`,
    );
    await staffed.course.as(
      prof_ana,
      `INSERT INTO tiza.marks (key, kind, activity, submission_id, submitted, student, author)
      VALUES (gen_random_uuid(), 'reviewed', 'foro1', 1, 0, 'eva@uni.example', 'Ana')`,
    );
    await staffed.course.as(prof_luis, `UPDATE tiza.marks SET withdrawn_by = 'Luis'`);
    expect(await staffed.course.as(prof_ana, 'SELECT login, withdrawn_login FROM tiza.marks')).toEqual([
      { login: 'prof_ana', withdrawn_login: 'prof_luis' },
    ]);
    await expect(
      staffed.course.as(prof_luis, `UPDATE tiza.marks SET withdrawn_by = 'again'`),
    ).rejects.toThrow(/taken back/);
  });

  it('leaves the very first number to the platform', async () => {
    const { course } = staffed;
    await course.as(course.owner, 'DELETE FROM feedback; ALTER SEQUENCE feedback_id_seq RESTART');
    const add = (columns: string, values: string) =>
      `INSERT INTO feedback (${columns}email_alumno, actividad, comentario) VALUES (${values}'eva@uni.example', 'Foro 1', 'x') RETURNING id`;
    await expect(course.as(login('prof_luis'), add('id, ', '1, '))).rejects.toThrow(/row-level security/);
    expect(await course.as(course.owner, add('', ''))).toEqual([{ id: 1 }]);
    expect(await publish(course, login('prof_luis'), 'next')).toEqual([{ feedback_id: '2' }]);
  });
});
