import { createRandom, type Random } from '../../support/random.ts';

// A course of any size, made by the server itself: invented students, answers from a small vocabulary
// with numbers in between, feedback on most of what was handed in early. The same seed, the same course.

const activities = [
  { table: 'respuestas_foro1', name: 'Foro 1', answers: 6 },
  { table: 'respuestas_foro2', name: 'Foro 2', answers: 6 },
  { table: 'respuestas_foro3', name: 'Foro 3', answers: 5 },
  { table: 'respuestas_foro4', name: 'Foro 4', answers: 7 },
  { table: 'respuestas_foro5', name: 'Foro 5', answers: 0 },
  { table: 'respuestas_foro6', name: 'Foro 6', answers: 8 },
  { table: 'examen1', name: 'Examen 1', answers: 6 },
  { table: 'examen2', name: 'Examen 2', answers: 7 },
] as const;

const sentences = 20_000;

export interface CourseSize {
  submissions: number;
  students: number;
}

const words =
  `el la de que y en un ser por con para como estar tener todo pero más hacer poder decir este otro
límite función derivada integral continua asíntota tangente pendiente recta curva punto dominio rango laterales
izquierda derecha infinito cero denominador numerador factor raíz cuadrada polinomio grado coeficiente variable
constante crece decrece máximo mínimo intervalo abierto cerrado tiende existe no porque entonces luego cuando si
demostración hipótesis teorema valor medio sucesión serie convergente divergente gráfica tabla calculé sustituí
simplifiqué racionalicé resultado aproximado exacto diferencia cociente producto suma regla cadena`.split(
    /\s+/,
  );

const firstNames =
  `Ana Luis María José Carmen Juan Lucía Pedro Sofía Andrés Valentina Camilo Daniela Felipe Laura
Santiago Paula Nicolás Elena Diego Íñigo Begoña Ángela Óscar Úrsula Mónica Raúl Inés Hugo Alba`.split(/\s+/);

const lastNames =
  `García Pérez Gómez Muñoz López Núñez Ríos Peña Herrera Castaño Ospina Mora Gil Arango Torres Vélez
Cárdenas Rojas Díaz Suárez Ibáñez Martín Benítez Ramírez Quiñones Salazar Córdoba Mejía Ortiz Vargas`.split(
    /\s+/,
  );

const syllables =
  'ba ca da fa ga la ma na pa ra sa ta be ce de le me ne re se te bi di li mi ni ri si ti bo co do lo mo no ro so to bu cu lu mu nu ru su tu'.split(
    ' ',
  );

/** As in any language: a few words everywhere, most of them hardly ever. */
function vocabulary(random: Random): string[] {
  const rare = Array.from({ length: 3000 }, () =>
    Array.from({ length: 2 + random.below(3) }, () => random.pick(syllables)).join(''),
  );
  return [...words, ...rare];
}

function someSentences(random: Random): string[] {
  const known = vocabulary(random);
  const word = () => known[Math.floor(known.length ** random.fraction()) - 1] ?? 'y';
  return Array.from({ length: sentences }, () => Array.from({ length: 5 + random.below(9) }, word).join(' '));
}

const array = (list: readonly string[]) => `ARRAY[${list.map((text) => `'${text}'`).join(',')}]`;

/** Statements for an empty copy of the platform's tables; each can be awaited on its own. */
export function courseStatements({ submissions, students }: CourseSize): string[] {
  const random = createRandom(2026);
  const each = Math.floor(submissions / activities.length);
  const name = (list: readonly string[], seed: number) =>
    `(${array(list)})[1 + ${scattered(seed, list.length)}]`;
  return [
    `INSERT INTO usuarios (email, password, nombre, apellidos)
SELECT 'u' || lpad(g.n::text, 5, '0') || '@campus.example', 'x', ${name(firstNames, 1)}, ${name(lastNames, 2)} || ' ' || ${name(lastNames, 3)}
FROM generate_series(1, ${students}) g(n)`,
    `CREATE TEMP TABLE sentences AS SELECT n - 1 AS n, text
FROM unnest(${array(someSentences(random))}) WITH ORDINALITY AS s(text, n)`,
    'ANALYZE sentences',
    ...activities.flatMap((activity, index) => activityStatements(activity, index, each, students)),
    'DROP TABLE sentences',
    'VACUUM (ANALYZE, FREEZE)',
  ];
}

/** A number below `size` that looks random and is the same every time. */
const scattered = (seed: number, size: number) =>
  `(hashint8extended(g.n, ${seed}) & 2147483647)::int % ${size}`;

function activityStatements(
  { table, name, answers }: (typeof activities)[number],
  index: number,
  rows: number,
  students: number,
): string[] {
  const columns =
    table === 'respuestas_foro5'
      ? ['r2', 'r4', 'r5', 'r6']
      : Array.from({ length: answers }, (_, answer) => `r${answer + 1}`);
  const seed = (index + 1) * 100;
  const texts = columns.map((_, column) =>
    column % 3 === 0
      ? `s${column}.text || ' f(' || g.n % 97 || ') = ' || round((${scattered(seed + 50 + column, 100000)}) / 100.0, 2)`
      : `s${column}.text`,
  );
  const joins = columns.map(
    (_, column) => `JOIN sentences s${column} ON s${column}.n = ${scattered(seed + column, sentences)}`,
  );
  const cells =
    table === 'respuestas_foro3'
      ? Array.from({ length: 21 }, (_, cell) => `t6_r${Math.floor(cell / 3) + 1}_c${(cell % 3) + 1}`)
      : [];
  const image = table === 'respuestas_foro5' ? ['imagen_1'] : [];
  const values = [
    ...texts,
    ...cells.map((_, cell) => `(1.9 + ${cell} * 0.01)::text`),
    ...image.map(() => `CASE WHEN g.n % 20 = 0 THEN decode(repeat(md5(g.n::text), 60), 'hex') END`),
  ];
  const termDays = 60;
  return [
    // The activities overlap in time, and within each the later rows are the later ones.
    `INSERT INTO ${table} (email, ${[...columns, ...cells, ...image].join(', ')}, fecha)
SELECT 'u' || lpad((1 + ${scattered(seed + 99, students)})::text, 5, '0') || '@campus.example', ${values.join(', ')},
  timestamp '2026-02-01' + g.n * (interval '${termDays} days' / ${rows}) + ${index} * interval '8 days'
FROM generate_series(1, ${rows}) g(n) ${joins.join(' ')} ORDER BY g.n`,
    `INSERT INTO feedback (email_alumno, actividad, comentario, fecha)
SELECT email, CASE WHEN id % 19 = 0 THEN '${name.toLowerCase().replace(' ', '')}' ELSE '${name}' END,
  'Bien planteado; revisa el paso ' || id % 9, fecha + id % 96 * interval '1 hour'
FROM ${table} WHERE id % 10 < 6 AND id < ${Math.floor(rows * 0.95)}`,
  ];
}
