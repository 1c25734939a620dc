import type { Activity, FeedbackEntry, Part, Submission, SubmissionState } from '#contract/grading';

// A small invented course, the same on every run.

const names = [
  'Valentina Ríos Cárdenas', 'Juan Camilo Ospina', 'María José Peña', 'Andrés Felipe Gil', 'Luisa Fernanda Mora',
  'Santiago Herrera', 'Daniela Castaño', 'Nicolás Arango', 'Sofía Restrepo Vélez', 'Mateo Quintero',
]; // biome-ignore format: names read better side by side
const answers = [
  'El límite no existe porque los laterales son distintos: por la izquierda da 2 y por la derecha 5.',
  'f(x) tiende a 4 cuando x→2, aunque f(2) no está definida: (x² − 4)/(x − 2) = x + 2, que en 2 vale 4.',
  'Completé la tabla con valores cada vez más cercanos a 2 y |f(x) − 4| se hace pequeño.',
  'Factorizando queda (x-2)(x+2)/(x-2) y entonces el límite es 4.\n\nTambién se puede ver en la gráfica, que tiene un hueco.',
  'No estoy segura de la diferencia entre el valor de la función y su límite.',
  '',
  'Probé con x=1.9, 1.99, 1.999 y la tabla se acerca a 4.',
  "Usé L'Hôpital porque daba 0/0: $\\lim_{x \\to 2} \\frac{2x}{1} = 4$. No sé escribir $\\limite{x}$.",
];

const questions = [
  '¿Qué ocurre con f cuando x → 2?',
  '¿Existe el límite en ese punto?',
  'Explica con tus palabras la diferencia entre el valor y el límite',
];

interface Plan {
  key: string;
  title: string;
  subtitle?: string;
  kind: Activity['kind'];
  rows: number;
  /** How many of the oldest are reviewed. */
  done: number;
}

const plans: Plan[] = [
  { key: 'foro1', title: 'Foro 1', kind: 'forum', rows: 212, done: 195 },
  { key: 'foro2', title: 'Foro 2', kind: 'forum', rows: 205, done: 166 },
  { key: 'foro3', title: 'Foro 3', subtitle: 'Límites y continuidad', kind: 'forum', rows: 167, done: 76 },
  { key: 'foro4', title: 'Foro 4', kind: 'forum', rows: 54, done: 33 },
  { key: 'foro5', title: 'Foro 5', subtitle: 'Gráficas', kind: 'forum', rows: 40, done: 28 },
  { key: 'foro6', title: 'Foro 6', kind: 'forum', rows: 31, done: 31 },
  { key: 'examen1', title: 'Examen 1', kind: 'exam', rows: 180, done: 173 },
  { key: 'examen2', title: 'Examen 2', kind: 'exam', rows: 0, done: 0 },
];

export type FakeSubmission = Submission & { preview: string; images: number };

const pick = <Item>(list: readonly Item[], index: number) => list[index % list.length] as Item;

function stateOf(plan: Plan, row: number): SubmissionState {
  if (row < plan.rows - plan.done) return row % 29 === 3 ? 'new-since-review' : 'awaiting';
  return row % 7 === 2 ? 'reviewed-without-comment' : 'reviewed';
}

function submittedAt(start: number, row: number): string {
  // Each one handed in a little longer ago than the one before: hours first, then days.
  const hours = 1.7 + row * 1.9 + (row * row) / 9;
  return new Date(start - hours * 3_600_000).toISOString().replace('T', ' ').replace('Z', '');
}

function partsOf(plan: Plan, row: number): Part[] {
  const text = (index: number): Part => {
    const answer = pick(answers, row + index);
    return {
      kind: 'text',
      key: `r${index + 1}`,
      label: pick(questions, index),
      number: index + 1,
      text: answer,
      length: answer.length,
    };
  };
  const table: Part = {
    kind: 'table',
    key: 't6',
    label: 'Tabla de valores',
    number: 6,
    columns: ['x', 'f(x)', '|f(x) − 4|'],
    rows: [['1.9', '3.9', '0.1'], ['1.99', '3.99', '0.01'], ['1.999', '3.999', '0.001'], ['2.001', '4.001', '0.001'],
      ['2.01', '4.01', '0.01'], ['2.1', '4.1', ''], ['', '', '']], // biome-ignore format: a table
  };
  const images: Part = {
    kind: 'images',
    key: 'imagenes',
    label: 'Gráfica a mano',
    images: [1, 2, 3].map((n) => ({
      key: `imagen_${n}`,
      label: `Imagen ${n}`,
      bytes: 97_000 * n * n,
      version: 'v1',
    })),
  };
  if (plan.key === 'foro3') return [text(0), table, text(2)];
  return plan.key === 'foro5' ? [text(0), images, text(1)] : [text(0), text(1), text(2)];
}

function feedbackFor(row: number, start: number): FeedbackEntry[] {
  const comments = [
    'Cuida la notación de funciones compuestas.',
    'Buen inicio. Explica el dominio con palabras.',
  ];
  return row % 3 === 2
    ? []
    : comments.map((comment, index) => ({
        id: String(index + 1),
        activity: index === 0 ? 'foro3' : 'foro1',
        activityTitle: index === 0 ? 'Foro 3' : 'Foro 1',
        comment,
        writtenAt: submittedAt(start, 14 + index * 12),
        author: index === 0 ? 'ana.torres' : null,
      }));
}

function submissionsOf(plan: Plan, start: number): FakeSubmission[] {
  return Array.from({ length: plan.rows }, (_, row): FakeSubmission => {
    const name = pick(names, row * 3 + plan.rows);
    const attempts = row % 5 === 2 ? 2 : row % 11 === 4 ? 3 : 1;
    const parts = partsOf(plan, row);
    const first = parts[0]?.kind === 'text' ? parts[0].text : '';
    const email = `${name.split(' ')[0]?.toLowerCase()}${row}@uni.example`;
    return {
      ref: { activity: plan.key, id: String(plan.rows - row) },
      student: { id: email, name, email },
      submittedAt: submittedAt(start, row),
      attempt: attempts,
      attempts,
      preview: first.slice(0, 120),
      length: first.length,
      images: plan.key === 'foro5' ? 3 : 0,
      state: stateOf(plan, row),
      parts,
      feedback: feedbackFor(row, start),
    };
  });
}

function activityOf(plan: Plan, rows: FakeSubmission[]): Activity {
  const count = (state: SubmissionState) => rows.filter((row) => row.state === state).length;
  return {
    key: plan.key,
    title: plan.title,
    ...(plan.subtitle === undefined ? {} : { subtitle: plan.subtitle }),
    kind: plan.kind,
    parts: partsOf(plan, 0).map((part) => ({
      key: part.key,
      label: part.label,
      kind: part.kind,
      ...(part.number === undefined ? {} : { number: part.number }),
      ...(part.kind === 'table' ? { columns: part.columns } : {}),
    })),
    counts: {
      total: rows.length,
      awaiting: count('awaiting'),
      newSinceReview: count('new-since-review'),
      reviewed: count('reviewed'),
      reviewedWithoutComment: count('reviewed-without-comment'),
    },
  };
}

/** `start`: the wall clock now, as a number. */
export function createFakeCourse(start: number) {
  const courses = plans.map((plan) => ({ plan, rows: submissionsOf(plan, start) }));
  return {
    activities: courses.map(({ plan, rows }) => activityOf(plan, rows)),
    submissions: courses.flatMap(({ rows }) => rows).sort(newestFirst),
  };
}

function newestFirst(one: FakeSubmission, other: FakeSubmission): number {
  return (other.submittedAt ?? '').localeCompare(one.submittedAt ?? '');
}

/** What the same student had handed in before: shorter, with an empty table. */
export function earlier(now: FakeSubmission): Submission {
  const parts = now.parts.map((part): Part => {
    if (part.kind === 'text') {
      const text = part.text.replace(/\S+\s/, '');
      return { ...part, text, length: text.length };
    }
    return part.kind === 'table' ? { ...part, rows: part.rows.map((row) => row.map(() => '')) } : part;
  });
  const { preview: _preview, images: _images, ...submission } = now;
  return { ...submission, ref: { ...now.ref, id: `${now.ref.id}0` }, attempt: now.attempt - 1, parts };
}
