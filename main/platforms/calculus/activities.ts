import type { Activity } from '#contract/grading';

// The calculus platform as data: which table holds an activity and which columns are whose answer.

export interface TextSpec {
  kind: 'text';
  key: string;
  label: string;
  /** The question's own. */
  number?: number;
}

export interface TableSpec {
  kind: 'table';
  key: string;
  label: string;
  /** The question's own. */
  number?: number;
  columns: { key: string; label: string }[];
  /** Column names, row by row. */
  cells: string[][];
}

export interface ImagesSpec {
  kind: 'images';
  key: string;
  label: string;
  /** The question's own. */
  number?: number;
  images: { key: string; label: string }[];
}

export type PartSpec = TextSpec | TableSpec | ImagesSpec;

export interface ActivitySpec {
  key: string;
  title: string;
  subtitle?: string;
  kind: Activity['kind'];
  table: string;
  /** In the order the platform's own page shows them; a text's or image's key is its column. */
  parts: PartSpec[];
}

function question(number: number): TextSpec {
  return { kind: 'text', key: `r${number}`, label: `Pregunta ${number}`, number };
}

function questions(from: number, to: number): TextSpec[] {
  return Array.from({ length: to - from + 1 }, (_, index) => question(from + index));
}

function numbers(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

function answerTable(number: number, rows: number, columns: number): TableSpec {
  const key = `t${number}`;
  return {
    kind: 'table',
    key,
    label: `Pregunta ${number}`,
    number,
    columns: numbers(columns).map((column) => ({ key: `${key}_c${column}`, label: `Columna ${column}` })),
    cells: numbers(rows).map((row) => numbers(columns).map((column) => `${key}_r${row}_c${column}`)),
  };
}

function forum(number: number, parts: PartSpec[]): ActivitySpec {
  return {
    key: `foro${number}`,
    title: `Foro ${number}`,
    kind: 'forum',
    table: `respuestas_foro${number}`,
    parts,
  };
}

function exam(number: number, parts: PartSpec[]): ActivitySpec {
  return { key: `examen${number}`, title: `Examen ${number}`, kind: 'exam', table: `examen${number}`, parts };
}

export const activitySpecs: readonly ActivitySpec[] = [
  forum(1, questions(1, 6)),
  forum(2, questions(1, 6)),
  forum(3, [...questions(1, 5), answerTable(6, 7, 3), ...questions(7, 8)]),
  forum(4, questions(1, 7)),
  forum(5, [
    question(2),
    {
      kind: 'images',
      key: 'p3',
      label: 'Pregunta 3',
      number: 3,
      images: [{ key: 'imagen_pregunta_3', label: 'Imagen de la pregunta 3' }],
    },
    ...questions(4, 6),
    {
      kind: 'images',
      key: 'imagenes',
      label: 'Imágenes',
      images: numbers(3).map((number) => ({ key: `imagen_${number}`, label: `Imagen ${number}` })),
    },
  ]),
  forum(6, questions(1, 8)),
  exam(1, questions(1, 6)),
  exam(2, questions(1, 7)),
];
