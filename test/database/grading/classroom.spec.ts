import { expect, test } from 'vitest';
import { createClassroom } from '../../../main/grading/classroom.ts';
import { student, useCourse } from '../platforms/course.ts';

const numbers = ['1/2', '0,5', '0.5', '\\frac{1}{2}', ' 2/4 ', '3', 'TRES', 'tres.', '', '   '];
const course = useCourse([
  ...numbers.map((_, index) => student(`s${index}@uni.example`, `Nombre${index}`, 'Ruiz')),
  ...numbers.map(
    (answer, index) =>
      `INSERT INTO respuestas_foro1 (id, email, r1, fecha) VALUES (${index + 1}, 's${index}@uni.example', '${answer}', '2026-11-0${1 + (index % 9)}')`,
  ),
  ...['3.9', '3,9', '39/10', '4', ''].map(
    (cell, index) =>
      `INSERT INTO respuestas_foro3 (id, email, t6_r1_c2, fecha) VALUES (${index + 1}, 's${index}@uni.example', '${cell}', '2026-11-04')`,
  ),
  `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES ('s0@uni.example', 'Foro 1', 'bien', '2026-11-09')`,
]);

async function open() {
  const { reader, db } = await course.open();
  return { db, room: createClassroom({ course: () => ({ database: db, reader }) }) };
}
const foro1 = { activity: 'foro1', part: 'r1' };

test('the same number is one stack, however it was written', async () => {
  const { room } = await open();
  const { stacks } = await room.question(foro1);
  expect(stacks.map(({ kind, ids }) => [kind, [...ids].sort((a, b) => Number(a) - Number(b))])).toEqual([
    ['blank', ['9', '10']],
    ['same', ['1', '2', '3', '4', '5']],
    ['same', ['7', '8']],
    ['alone', ['6']],
  ]);
  const half = stacks[1];
  expect(half?.states[half.ids.indexOf('1')]).toBe('reviewed');
  expect(half?.states[half.ids.indexOf('2')]).toBe('awaiting');
  expect(half?.wayCount).toBe(5);
});

test('who is in a stack, with their own words, in the order asked for', async () => {
  const { room } = await open();
  const answers = await room.answers({ ...foro1, ids: ['5', '99', '1'] });
  expect(answers.map(({ student: { name }, text, answerLength }) => [name, text, answerLength])).toEqual([
    ['Nombre4 Ruiz', ' 2/4 ', 5],
    ['Nombre0 Ruiz', '1/2', 3],
  ]);
  const refs = ['2', '77'].map((id) => ({ activity: 'foro1', id }));
  expect((await room.summaries({ refs })).map(({ student: { id } }) => id)).toEqual(['s1@uni.example']);
});

test('a cell beside the class, which is read once for many submissions', async () => {
  const { db, room } = await open();
  const table = { activity: 'foro3', part: 't6' };
  const [row] = await room.cells({ ...table, rows: [['', '4,29']] });
  expect(row?.[1]).toMatchObject({
    answered: 4,
    blank: 1,
    median: 3.9,
    common: { value: '3,9', count: 3 },
    same: 0,
  });
  expect(row?.[1]?.apart).toBeCloseTo(0.1);
  const sent = db.sent.length;
  const again = await room.cells({ ...table, rows: [['', '3.90']] });
  expect(again[0]?.[1]).toMatchObject({ same: 3, apart: 0 });
  expect(db.sent).toHaveLength(sent);
  expect((await room.table(table))[0]?.[1]?.median).toBe(3.9);
});

test('the grid and a student, and what is not there', async () => {
  const { room } = await open();
  const { rows, total } = await room.grid({ search: 'nombre0', nameless: false, limit: 10 });
  expect([total, rows[0]?.cells.foro1]).toEqual([1, { id: '1', attempts: 1, state: 'reviewed' }]);
  expect((await room.student({ student: 's0@uni.example' })).submissions).toHaveLength(2);
  await expect(room.student({ student: 'nadie@uni.example' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(room.question({ ...foro1, part: 'r99' })).rejects.toMatchObject({ code: 'not-found' });
  await expect(room.answers({ ...foro1, part: 'email', ids: ['1'] })).rejects.toMatchObject({
    code: 'not-found',
  });
  await expect(room.table(foro1)).rejects.toMatchObject({ code: 'not-found' });
  // What failed is asked again, not remembered.
  await expect(room.cells({ ...foro1, rows: [] })).rejects.toMatchObject({ code: 'not-found' });
});
