import type { Random } from './random.ts';
import type { Student } from './students.ts';

export const tableRows = 7;
export const tableColumns = 3;

const approaches = [
  [1.9, 1.99, 1.999, 2, 2.001, 2.01, 2.1],
  [1.5, 1.9, 1.99, 2, 2.01, 2.1, 2.5],
  [1.9, 1.99, 1.999, 2.001, 2.01, 2.1, 2.5],
  [1, 1.5, 1.9, 1.99, 2.01, 2.1, 2.5],
  [1.9, 1.99, 1.999, 1.9999, 1.99999, 1.999999, 1.9999999],
];
const atTwo = ['no existe', '0/0', 'indeterminado', 'Error', 'E', '∄', '-', 'no def.', ''];

function written(value: number, student: Student, random: Random): string {
  const text = String(Number(value.toFixed(7)));
  const { decimals } = student.hand;
  const comma = decimals === 'comma' || (decimals === 'both' && random.chance(0.5));
  return comma ? text.replace('.', ',') : text;
}

/** A slip of the finger or of the calculator. */
function spoiled(value: number, random: Random): number {
  return random.pick([value * 10, value / 10, -value, value + 1, value - 2, Math.round(value)]);
}

/**
 * x, f(x) and |f(x) − 4| near 2 for f(x) = (x² − 4)/(x − 2), row by row: from both sides or only
 * from one, often half filled, with points and commas, here and there with a number gone wrong.
 */
export function fillTable(student: Student, random: Random): string[][] {
  const cells = Array.from({ length: tableRows }, () => ['', '', '']);
  if (random.chance(0.05)) return cells;
  const effort = student.diligence * 0.5 + student.ability * 0.5 + random.bell() * 0.2;
  const rows = effort > 0.68 ? tableRows : random.between(2, tableRows - 1);
  const columns = effort > 0.45 ? tableColumns : random.between(1, tableColumns);
  const outliers = student.ability > 0.7 ? 0.01 : 0.06;
  const xs = random.pick(random.chance(0.85) ? approaches.slice(0, 4) : approaches);
  return cells.map((empty, row) => {
    const x = xs[row];
    if (row >= rows || x === undefined) return empty;
    const xText = written(x, student, random);
    if (x === 2) {
      const none = random.pick(atTwo);
      return [xText, none, random.chance(0.5) ? none : ''].map((cell, column) =>
        column < columns ? cell : '',
      );
    }
    const value = random.chance(outliers) ? spoiled(x + 2, random) : x + 2;
    const distance = random.chance(outliers) ? spoiled(Math.abs(value - 4), random) : Math.abs(value - 4);
    return [xText, written(value, student, random), written(distance, student, random)].map((cell, column) =>
      column < columns ? cell : '',
    );
  });
}
