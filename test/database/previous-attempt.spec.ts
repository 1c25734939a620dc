import { expect, test } from 'vitest';
import type { OpenCourse } from '../../main/connections/open-course.ts';
import { createGrading } from '../../main/grading/grading.ts';
import { student, useCourse } from './platforms/course.ts';

const course = useCourse([
  student('ana@uni.example', 'Ana'),
  student('leo@uni.example', 'Leo'),
  `INSERT INTO respuestas_foro1 (id, email, r1, fecha) VALUES
    (1, 'ana@uni.example', 'primero', '2026-11-01'),
    (2, 'leo@uni.example', 'de otro', '2026-11-02'),
    (3, 'ana@uni.example', 'segundo', '2026-11-03'),
    (4, 'ana@uni.example', 'tercero', '2026-11-04'),
    (5, NULL, 'de nadie', '2026-11-05')`,
  `INSERT INTO respuestas_foro2 (id, email, r1, fecha) VALUES (9, 'ana@uni.example', 'otro foro', '2026-11-03 12:00')`,
]);

async function previous(id: string, activity = 'foro1') {
  const { reader, db } = await course.open();
  const grading = createGrading({
    course: () => ({ database: db, reader }) as unknown as OpenCourse,
    files: { saveTo: async () => null, openOne: async () => null },
    onQueueProgress: () => undefined,
  });
  return grading.handlers.previousAttempt({ activity, id });
}

test('is the one before by the same student in the same activity', async () => {
  expect(await previous('4')).toMatchObject({
    ref: { id: '3' },
    attempt: 2,
    parts: [{ text: 'segundo' }, {}, {}, {}, {}, {}],
  });
  expect(await previous('3')).toMatchObject({ ref: { id: '1' }, attempt: 1 });
});

test('is none for the first, for nobody’s, and for what is not there', async () => {
  expect(await previous('1')).toBeNull();
  expect(await previous('2')).toBeNull();
  expect(await previous('5')).toBeNull();
  expect(await previous('9', 'foro2')).toBeNull();
  await expect(previous('77')).rejects.toMatchObject({ code: 'not-found' });
});
