import { randomBytes } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import { calculus } from '../../../main/platforms/calculus.ts';
import { names, student, useCourse, walk } from './course.ts';

describe('another schema, quoted names, more columns than known', () => {
  const course = useCourse(
    [
      'CREATE SCHEMA "Curso 2026 ""B"""',
      `CREATE TABLE "Curso 2026 ""B"""."Usuarios" ("Email" text PRIMARY KEY, "Nombre" text, telefono text, password text)`,
      `CREATE TABLE "Curso 2026 ""B"""."Respuestas_Foro1" ("ID" bigserial PRIMARY KEY, nota int, "Email" varchar(80), "R1" varchar(500),
        "R2" int, r9 text, "Fecha" timestamptz DEFAULT now())`,
      `CREATE TABLE "Curso 2026 ""B""".feedback (id serial, "Email_Alumno" text, "Actividad" text, "Comentario" text, "Fecha" timestamptz)`,
      `INSERT INTO "Curso 2026 ""B"""."Usuarios" VALUES ('ana@uni.example', 'Ana', '600', 'x')`,
      `INSERT INTO "Curso 2026 ""B"""."Respuestas_Foro1" ("Email", "R1", "R2", "Fecha") VALUES
        ('ana@uni.example', 'primera', 42, '2026-11-01 10:00+00'), ('ana@uni.example', 'segunda', NULL, '2026-11-01 10:00+00'),
        ('ana@uni.example', 'tercera', NULL, '2026-11-03 10:00+00')`,
      `INSERT INTO "Curso 2026 ""B""".feedback ("Email_Alumno", "Actividad", "Comentario", "Fecha") VALUES ('ana@uni.example', 'foro1', 'bien', '2026-11-02')`,
      // Another course's copy, less complete, must not be mixed in.
      'CREATE TABLE examen1 (id serial PRIMARY KEY, texto text)',
      'CREATE TABLE usuarios (email text PRIMARY KEY)',
    ],
    'empty',
  );

  test('works for what is there and says what is not', async () => {
    const opened = await course.open();
    const { missing, score, forbidden } = calculus.detect(opened.catalog);
    expect(score).toBeGreaterThan(0.2);
    expect(score).toBeLessThan(0.35);
    expect(missing).toContain('respuestas_foro2');
    expect(missing).toContain('Respuestas_Foro1.r3');
    expect(missing).toContain('Usuarios.apellidos');
    expect(forbidden).toEqual([]);
    expect(
      opened.reader.definitions().map(({ key, parts }) => `${key}: ${parts.map((part) => part.key)}`),
    ).toEqual(['foro1: r1,r2']);
    const { items } = await walk(opened, { order: 'newest', limit: 1 });
    expect(names(items)).toEqual(['foro1/3', 'foro1/2', 'foro1/1']);
    expect(items.map(({ state }) => state)).toEqual(['new-since-review', 'reviewed', 'reviewed']);
    expect(items[2]).toMatchObject({
      preview: 'primera',
      length: 9,
      attempt: 1,
      attempts: 3,
      student: { name: 'Ana' },
    });
    expect(names((await walk(opened, { order: 'oldest', search: '42' })).items)).toEqual(['foro1/1']);
    expect(
      (await opened.reader.submission(opened.db, { activity: 'foro1', id: '1' }))?.parts[1],
    ).toMatchObject({ text: '42' });
    expect(await opened.reader.activityNames(opened.db)).toContainEqual({
      activity: 'foro1',
      spellings: [{ text: 'foro1', count: 1 }],
      proposed: 'foro1',
    });
  });
});

describe('views instead of tables', () => {
  const course = useCourse([
    'CREATE SCHEMA datos',
    'ALTER TABLE respuestas_foro1 SET SCHEMA datos',
    'ALTER TABLE feedback SET SCHEMA datos',
    'ALTER TABLE usuarios SET SCHEMA datos',
    'CREATE VIEW respuestas_foro1 AS SELECT * FROM datos.respuestas_foro1',
    'CREATE VIEW feedback AS SELECT id, email_alumno, actividad, comentario FROM datos.feedback',
    // As a careless join would give it: the same student twice.
    'CREATE VIEW usuarios AS SELECT email, nombre, apellidos FROM datos.usuarios UNION ALL SELECT email, nombre, apellidos FROM datos.usuarios',
    'DROP TABLE examen1, examen2, respuestas_foro2, respuestas_foro3, respuestas_foro4, respuestas_foro6',
    'ALTER TABLE respuestas_foro5 DROP COLUMN fecha, DROP COLUMN imagen_2, DROP COLUMN imagen_3',
    'CREATE MATERIALIZED VIEW examen1 AS SELECT * FROM datos.respuestas_foro1',
    `INSERT INTO datos.usuarios VALUES ('ana@uni.example', 'x', 'Ana', 'Pérez')`,
    `INSERT INTO datos.respuestas_foro1 (email, r1, fecha) VALUES ('ana@uni.example', 'hola', '2026-11-01'), ('ana@uni.example', 'hola', '2026-11-02')`,
    `INSERT INTO respuestas_foro5 (email, r2, imagen_1) VALUES ('ana@uni.example', 'sin fecha', 'x'), ('ana@uni.example', 'otra', NULL)`,
    `INSERT INTO datos.feedback (email_alumno, actividad, comentario) VALUES ('ana@uni.example', 'Foro 1', 'bien')`,
  ]);

  test('no dates of feedback: a comment counts; no dates of answers: by number, at the end', async () => {
    const opened = await course.open();
    const { missing } = calculus.detect(opened.catalog);
    expect(missing).toEqual(
      expect.arrayContaining([
        'examen2',
        'respuestas_foro5.fecha',
        'respuestas_foro5.imagen_2',
        'feedback.fecha',
      ]),
    );
    const { items, totals } = await walk(opened, { order: 'newest', limit: 2 });
    expect(names(items)).toEqual(['foro1/2', 'foro1/1', 'foro5/2', 'foro5/1']);
    expect(totals[0]).toBe(4);
    expect(items.map(({ state }) => state)).toEqual(['reviewed', 'reviewed', 'awaiting', 'awaiting']);
    expect(items[2]).toMatchObject({ attempt: 2, attempts: 2, submittedAt: null });
    expect(names((await walk(opened, { order: 'oldest', limit: 1 })).items)).toEqual([
      'foro1/1',
      'foro1/2',
      'foro5/1',
      'foro5/2',
    ]);
    const definitions = opened.reader.definitions();
    expect(definitions.map(({ key }) => key)).toEqual(['foro1', 'foro5', 'examen1']);
    expect(definitions[1]?.imageKeys).toEqual(['imagen_pregunta_3', 'imagen_1']);
    const submission = await opened.reader.submission(opened.db, { activity: 'foro1', id: '1' });
    expect(submission?.feedback).toMatchObject([{ comment: 'bien', writtenAt: null }]);
  });
});

describe('columns of other types than the platform gave them', () => {
  const course = useCourse([
    student('ana@uni.example', 'Ana', 'Pérez'),
    `INSERT INTO respuestas_foro1 (email, r1) VALUES ('ana@uni.example', 'hola')`,
    `INSERT INTO feedback (email_alumno, actividad, comentario) VALUES ('ana@uni.example', 'Foro 1', 'bien')`,
    'ALTER TABLE feedback ALTER fecha DROP DEFAULT, ALTER fecha TYPE text',
    `CREATE TYPE kind_of_activity AS ENUM ('Foro 1', 'Foro 2')`,
    'ALTER TABLE feedback ALTER actividad TYPE kind_of_activity USING actividad::kind_of_activity',
    'ALTER TABLE respuestas_foro2 ALTER id DROP DEFAULT, ALTER id TYPE text',
  ]);

  test('count for what can be done with them, and the rest is said to be missing', async () => {
    const opened = await course.open();
    expect(calculus.detect(opened.catalog).missing).toEqual(['respuestas_foro2.id', 'feedback.fecha']);
    const { items } = await walk(opened, { order: 'newest' });
    expect(items).toMatchObject([{ ref: { activity: 'foro1' }, state: 'reviewed' }]);
    expect(await opened.reader.activities(opened.db)).toHaveLength(7);
    expect((await opened.reader.activityNames(opened.db))[0]).toMatchObject({
      spellings: [{ text: 'Foro 1', count: 1 }],
    });
    const submission = await opened.reader.submission(opened.db, { activity: 'foro1', id: '1' });
    expect(submission?.feedback).toMatchObject([{ comment: 'bien', activity: 'foro1', writtenAt: null }]);
  });
});

describe('a login with few rights', () => {
  const role = `few_rights_${randomBytes(4).toString('hex')}`;
  const course = useCourse([
    student('ana@uni.example', 'Ana', 'Pérez'),
    `INSERT INTO respuestas_foro1 (email, r1, r2, fecha) VALUES ('ana@uni.example', 'abierta', 'cerrada', '2026-11-01')`,
    `INSERT INTO respuestas_foro2 (email, r1, fecha) VALUES ('ana@uni.example', 'anónima', '2026-11-02')`,
    `INSERT INTO examen1 (email, r1) VALUES ('ana@uni.example', 'nada')`,
    `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES ('ana@uni.example', 'Foro 1', 'bien', '2026-11-03')`,
    `CREATE ROLE ${role} LOGIN PASSWORD 'few'`,
    `GRANT SELECT (email, nombre) ON usuarios TO ${role}`,
    `GRANT SELECT (id, email, r1, fecha) ON respuestas_foro1 TO ${role}`,
    `GRANT SELECT (id, r1, fecha) ON respuestas_foro2 TO ${role}`,
    `GRANT SELECT (email_alumno, actividad, fecha) ON feedback TO ${role}`,
  ]);
  const login = { user: role, password: 'few' };
  afterAll(async () => {
    await course.query(`DROP OWNED BY ${role}`);
    await course.query(`DROP ROLE ${role}`);
  });

  test('asks for nothing it may not read', async () => {
    const opened = await course.open({ login });
    const { forbidden, missing, score } = calculus.detect(opened.catalog);
    expect(score).toBe(1);
    expect(missing).toEqual([]);
    expect(forbidden).toEqual(
      expect.arrayContaining([
        'usuarios.apellidos',
        'respuestas_foro1.r2',
        'respuestas_foro2.email',
        'examen1',
        'feedback.comentario',
      ]),
    );
    const { items } = await walk(opened, { order: 'newest', limit: 1 });
    expect(names(items)).toEqual(['foro2/1', 'foro1/1']);
    expect(items).toMatchObject([
      { student: { email: '', name: '' }, preview: 'anónima', state: 'awaiting' },
      { student: { name: 'Ana' }, preview: 'abierta', state: 'reviewed', length: 7 },
    ]);
    expect((await walk(opened, { order: 'newest', search: 'cerrada' })).items).toEqual([]);
    expect((await walk(opened, { order: 'newest', search: 'ana' })).items).toHaveLength(1);
    const submission = await opened.reader.submission(opened.db, { activity: 'foro1', id: '1' });
    expect(submission?.parts.map(({ key }) => key)).toEqual(['r1']);
    expect(submission?.feedback).toEqual([]);
    expect(await opened.reader.submission(opened.db, { activity: 'examen1', id: '1' })).toBeNull();
    expect(opened.db.sent.join('\n')).not.toMatch(/password/i);
  });

  test('no right at all: recognised, and nothing to read', async () => {
    await course.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}`);
    await course.query(`REVOKE SELECT (email, nombre) ON usuarios FROM ${role}`);
    await course.query(`REVOKE ALL ON SCHEMA public FROM PUBLIC`);
    const opened = await course.open({ login });
    const { score, forbidden } = calculus.detect(opened.catalog);
    expect(score).toBe(1);
    expect(forbidden).toContain('respuestas_foro1');
    expect(opened.reader.definitions()).toEqual([]);
    expect(await opened.reader.activities(opened.db)).toEqual([]);
    expect(await walk(opened, { order: 'newest' })).toEqual({ items: [], totals: [0] });
    expect(await opened.reader.activityNames(opened.db)).toHaveLength(8);
  });
});

describe('no database of this platform', () => {
  const course = useCourse(
    [
      'CREATE TABLE examen1 (id uuid PRIMARY KEY, titulo text)',
      'CREATE TABLE feedback (id serial, stars int)',
      'CREATE TABLE "feedback 2" (id int)',
    ],
    'empty',
  );
  test('is not taken for one', async () => {
    const { catalog, reader, db } = await course.open();
    expect(calculus.detect(catalog)).toEqual({ score: 0, missing: [], forbidden: [] });
    expect(reader.definitions()).toEqual([]);
    expect(await reader.queue(db, { order: 'newest', limit: 5 })).toEqual({
      items: [],
      next: null,
      total: 0,
    });
  });
});
