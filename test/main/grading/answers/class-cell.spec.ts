import { expect, test } from 'vitest';
import { classCell, compareCell } from '../../../../main/grading/answers/class-cell.ts';

const written = (...values: [string, number][]) => values.map(([value, count]) => ({ value, count }));

test('the median of numbers, however they are written', () => {
  const cell = classCell(
    written(['3,9', 40], ['3.9', 35], ['39/10', 5], ['0.39', 4], ['no sé', 3], ['', 13]),
  );
  expect(compareCell('3.90', cell)).toEqual({
    answered: 87,
    blank: 13,
    median: 3.9,
    common: { value: '3,9', count: 80 },
    same: 80,
    apart: 0,
    nearer: 0,
    differs: false,
  });
  expect(compareCell('3.51', cell)).toMatchObject({ same: 0, differs: false });
  expect(compareCell('3.51', cell).apart).toBeCloseTo(0.1);
  expect(compareCell('no existe', cell)).toMatchObject({ apart: null, differs: true });
  expect(compareCell('', cell)).toMatchObject({ same: 13, apart: null, differs: false });
});

test('between two middle values lies the median', () => {
  expect(classCell(written(['1', 2], ['2', 2])).numbers?.median).toBe(1.5);
  expect(classCell(written(['1', 1], ['2', 1], ['10', 1])).numbers?.median).toBe(2);
});

test('around zero the class’s own spread is the measure, or else a unit', () => {
  const spread = classCell(written(['-0.2', 10], ['0', 10], ['0.2', 10]));
  expect(compareCell('0.1', spread).apart).toBeCloseTo(0.25);
  expect(compareCell('0.5', classCell(written(['0', 30]))).apart).toBe(0.5);
});

test('how many are nearer to the median', () => {
  const cell = classCell(written(['0.5', 6], ['0.1', 3], ['1', 2], ['50', 1]));
  expect(compareCell('0.1', cell).nearer).toBeCloseTo(6 / 12);
  expect(compareCell('50', cell).nearer).toBeCloseTo(11 / 12);
  expect(compareCell('E', cell)).toMatchObject({ nearer: 0, differs: true });
});

test('words are compared only where most of the class wrote the same', () => {
  const agreed = classCell(written(['no existe', 30], ['No existe.', 20], ['0/0', 10], ['4', 5]));
  expect(agreed.numbers).toBeNull();
  expect(compareCell('NO EXISTE', agreed)).toMatchObject({ same: 50, differs: false, median: null });
  expect(compareCell('0/0', agreed)).toMatchObject({ same: 10, differs: true });
  expect(compareCell('4', agreed)).toMatchObject({ same: 5, differs: true, apart: null });
  const divided = classCell(written(['no existe', 3], ['0/0', 3], ['error', 2]));
  expect(compareCell('otra cosa', divided)).toMatchObject({ same: 0, differs: false });
});

test('a class that wrote nothing, and an answer that never ends', () => {
  const empty = classCell(written(['', 12]));
  expect(compareCell('1.9', empty)).toEqual({
    answered: 0,
    blank: 12,
    median: null,
    common: null,
    same: 0,
    apart: null,
    nearer: 0,
    differs: false,
  });
  expect(compareCell('9'.repeat(10_000_000), classCell(written(['1', 3])))).toMatchObject({ differs: true });
});
