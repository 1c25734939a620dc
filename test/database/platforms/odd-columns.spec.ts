import { describe, expect, test } from 'vitest';
import { names, type OpenedCourse, student, useCourse, walk } from './course.ts';

// Columns that somebody altered since the platform made them.

const collation = `CREATE COLLATION sin_mayusculas (provider = icu, locale = 'und-u-ks-level2', deterministic = false)`;
const collated = (table: string, ...columns: string[]) =>
  `ALTER TABLE ${table} ${columns.map((column) => `ALTER ${column} TYPE text COLLATE sin_mayusculas`).join(', ')}`;

const rows = [
  student('Ana@uni.example', 'Ana', 'Núñez'),
  student('leo@uni.example', 'Leo', 'Paz'),
  `INSERT INTO respuestas_foro1 (email, r1, r2, fecha) VALUES ('Ana@uni.example', 'El límite', 'x', '2026-11-01'),
    ('Ana@uni.example', 'EL LÍMITE otra vez', '', '2026-11-02'), ('leo@uni.example', 'nada', '', '2026-11-03')`,
  `INSERT INTO respuestas_foro3 (email, t6_r1_c1, fecha) VALUES ('leo@uni.example', '0,5', '2026-11-04')`,
  `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES ('Ana@uni.example', 'Foro 1', 'bien', '2026-11-05')`,
];

/** Every question the desk asks. */
async function everything({ reader, db, ...rest }: OpenedCourse, email: string): Promise<void> {
  const opened = { reader, db, ...rest };
  for (const order of ['newest', 'oldest', 'fair'] as const) {
    expect((await walk(opened, { order, limit: 2 })).items).toHaveLength(4);
  }
  const found = async (query: Parameters<typeof walk>[1]) => names((await walk(opened, query)).items);
  expect(await found({ search: 'limite' })).toEqual(['foro1/2', 'foro1/1']);
  expect(await found({ search: 'núñez' })).toEqual(['foro1/2', 'foro1/1']);
  expect(await found({ states: ['reviewed'] })).toEqual(['foro1/2', 'foro1/1']);
  expect(await found({ attempts: 'repeated' })).toEqual(['foro1/2']);
  expect(await found({ blank: false, minLength: 3 })).toHaveLength(4);
  const activities = await reader.activities(db);
  expect(activities[0]?.counts).toMatchObject({ total: 3, awaiting: 1, reviewed: 2 });
  expect((await reader.activityNames(db))[0]?.spellings).toEqual([{ text: 'Foro 1', count: 1 }]);
  const submission = await reader.submission(db, { activity: 'foro1', id: '2' });
  expect(submission).toMatchObject({
    attempt: 2,
    student: { name: 'Ana Núñez' },
    feedback: [{ comment: 'bien' }],
  });
  expect(await reader.student(db, email)).toMatchObject({ submissions: [{}, {}], feedback: [{}] });
  expect((await reader.grid(db, { limit: 10 })).rows).toHaveLength(2);
  expect((await reader.grid(db, { limit: 10, search: 'nunez' })).rows).toHaveLength(1);
  await reader.answers(db, { activity: 'foro1', part: 'r1' });
  await reader.cells(db, { activity: 'foro3', part: 't6' });
}

describe('a collation that takes capitals for small letters', () => {
  const course = useCourse([
    ...rows,
    collation,
    ...['respuestas_foro1', 'respuestas_foro3'].map(
      (table) => `ALTER TABLE ${table} DROP CONSTRAINT ${table}_email_fkey`,
    ),
    'ALTER TABLE feedback DROP CONSTRAINT feedback_email_alumno_fkey',
    collated('respuestas_foro1', 'email', 'r1', 'r2'),
    collated('respuestas_foro3', 'email', 't6_r1_c1'),
    collated('feedback', 'email_alumno', 'actividad', 'comentario'),
    collated('usuarios', 'nombre', 'apellidos'),
  ]);

  test('on what is written and filed', async () => {
    await everything(await course.open(), 'Ana@uni.example');
  });

  test('on the students’ own addresses, too', async () => {
    await course.query('ALTER TABLE respuestas_foro2 DROP CONSTRAINT respuestas_foro2_email_fkey');
    for (const table of ['respuestas_foro4', 'respuestas_foro5', 'respuestas_foro6', 'examen1', 'examen2']) {
      await course.query(`ALTER TABLE ${table} DROP CONSTRAINT ${table}_email_fkey`);
    }
    await course.query(collated('usuarios', 'email'));
    await everything(await course.open(), 'Ana@uni.example');
  });
});

describe('students known by a number', () => {
  const numbered = (sql: string) => sql.replaceAll(`Ana@uni.example`, '7').replaceAll('leo@uni.example', '8');
  const course = useCourse([
    ...rows.map(numbered),
    ...['foro1', 'foro2', 'foro3', 'foro4', 'foro5', 'foro6'].map(
      (key) => `ALTER TABLE respuestas_${key} DROP CONSTRAINT respuestas_${key}_email_fkey`,
    ),
    'ALTER TABLE examen1 DROP CONSTRAINT examen1_email_fkey; ALTER TABLE examen2 DROP CONSTRAINT examen2_email_fkey',
    'ALTER TABLE feedback DROP CONSTRAINT feedback_email_alumno_fkey, ALTER email_alumno TYPE integer USING email_alumno::int',
    'ALTER TABLE usuarios ALTER email TYPE integer USING email::int',
    'ALTER TABLE respuestas_foro1 ALTER email TYPE integer USING email::int',
  ]);

  test('are found by it', async () => {
    await everything(await course.open(), '7');
  });
});
