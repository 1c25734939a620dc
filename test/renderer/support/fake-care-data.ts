import type { Member, PasswordReport, Plan, SchemaPlan, SchemaStatus } from '#contract/care';
import type { IndexAdvice, IndexProgress, IndexReport } from '#contract/care-indexes';
import type { ActivityNamesInUse, LabelledPart, LabelSheet } from '#contract/care-labels';

// An invented course's database, as its admin meets it the first time.

const consent = '0'.repeat(64);
const none: Plan = { steps: [], obstacles: [], notes: [], consent };

export const place = {
  name: 'Cálculo I · 2026-2',
  host: 'db.example.edu',
  port: 5432,
  database: 'calculo_i',
  tls: 'verify-full',
} as const;

export const schema: SchemaStatus = { state: 'none', mode: 'without-additions', mayApply: true };

export const schemaPlan: SchemaPlan = {
  steps: [
    {
      id: 1,
      name: 'ledger',
      creates: ['table migrations'],
      sql: [
        'CREATE SCHEMA IF NOT EXISTS tiza',
        'CREATE TABLE tiza.migrations (\n  id integer PRIMARY KEY\n)',
      ],
    },
    {
      id: 2,
      name: 'feedback',
      creates: ['table sends', 'table authorship', 'table history', 'function only_grows'],
      sql: ['CREATE TABLE tiza.sends (\n  key uuid PRIMARY KEY,\n  kind text NOT NULL\n)'],
    },
    {
      id: 3,
      name: 'desk',
      creates: ['table marks', 'function withdraw_mark', 'table notes', 'table presence'],
      sql: ['CREATE TABLE tiza.marks (\n  key uuid PRIMARY KEY\n)'],
    },
    {
      id: 4,
      name: 'bank',
      creates: ['table bank', 'table bank_uses'],
      sql: ['CREATE TABLE tiza.bank (\n  id uuid PRIMARY KEY\n)'],
    },
  ],
  consent,
};

export const roles: Plan = {
  ...none,
  steps: [
    {
      key: 'create-teachers',
      facts: { group: 'tiza_teacher' },
      sql: 'CREATE ROLE tiza_teacher NOLOGIN',
    },
    {
      key: 'grant-feedback',
      facts: { group: 'tiza_teacher', object: 'feedback' },
      sql: 'GRANT SELECT, INSERT ON public.feedback TO tiza_teacher',
    },
    {
      key: 'create-login',
      facts: { login: 'luis_ospina', name: 'Luis Ospina', group: 'tiza_teacher' },
      sql: "CREATE ROLE luis_ospina LOGIN PASSWORD '••••••••' IN ROLE tiza_teacher",
    },
  ],
  notes: [{ key: 'dumps-by-others', facts: { logins: 'copias' } }],
};

export const trigger: Plan = {
  ...none,
  steps: [
    {
      key: 'create-history-trigger',
      facts: { table: 'feedback' },
      sql: 'CREATE TRIGGER tiza_history AFTER INSERT OR UPDATE OR DELETE ON public.feedback\n  FOR EACH ROW EXECUTE FUNCTION tiza.record_history()',
    },
  ],
};

export const removal: Plan = {
  ...none,
  steps: [
    {
      key: 'leave-group',
      facts: { login: 'marta_gil', group: 'tiza_teacher' },
      sql: 'REVOKE tiza_teacher FROM marta_gil',
    },
    { key: 'drop-login', facts: { login: 'marta_gil' }, sql: 'DROP ROLE marta_gil' },
  ],
  notes: [{ key: 'still-connected', facts: { login: 'marta_gil', connections: '2' } }],
};

export const blank: Plan = {
  ...none,
  steps: ['usuarios', 'respuestas_foro1', 'examen1', 'feedback'].map((name) => ({
    key: 'create-platform-table' as const,
    facts: { name },
    sql: `CREATE TABLE ${name} (\n  id serial PRIMARY KEY\n)`,
  })),
};

export const members: Member[] = [
  { login: 'ana_torres', name: 'Ana Torres', group: 'admin', active: true, connections: 1 },
  { login: 'marta_gil', name: 'Marta Gil', group: 'teacher', active: true, connections: 2 },
  { login: 'pedro_lara', name: 'Pedro Lara', group: 'teacher', active: false, connections: 0 },
];

function advice(
  table: string,
  purpose: IndexAdvice['purpose'],
  more: Partial<IndexAdvice> = {},
): IndexAdvice {
  const name = `tiza_${table}_${purpose}`;
  return {
    id: `public.${name}`,
    name,
    table: `respuestas_${table}`,
    purpose,
    sql: `CREATE INDEX CONCURRENTLY ${name} ON public.respuestas_${table} USING btree (fecha DESC, id DESC)`,
    verdict: 'advised',
    measured: { milliseconds: 412, stopped: false, pages: 18_200, readsWholeTable: true },
    tableBytes: 149_000_000,
    ...more,
  };
}

export const indexes: IndexReport = {
  advice: [
    advice('foro1', 'queue'),
    advice('foro2', 'queue'),
    advice('foro3', 'queue', { verdict: 'present' }),
    advice('feedback', 'states', { table: 'feedback' }),
    advice('foro1', 'fair', { verdict: 'not-needed-yet', tableBytes: 40_000 }),
    advice('foro1', 'search', {
      verdict: 'not-possible',
      detail: 'pg_trgm',
      measured: { milliseconds: 5000, stopped: true, readsWholeTable: true },
    }),
  ],
  leftovers: [
    {
      schema: 'public',
      name: 'tiza_foro4_queue',
      table: 'respuestas_foro4',
      bytes: 8_400_000,
      mayDrop: true,
    },
  ],
  duplicates: [
    { table: 'usuarios', redundant: 'usuarios_email_idx', servedBy: 'usuarios_email_key', bytes: 1_240_000 },
  ],
};

export const progress: IndexProgress | null = null;

export const building: IndexProgress = {
  id: 'public.tiza_foro1_queue',
  state: 'building',
  phase: 'building index: scanning table',
  done: 9_100,
  total: 18_200,
};

export const passwords: PasswordReport = {
  state: 'counted',
  total: 212,
  plain: 198,
  weak: 9,
  hashed: 3,
  empty: 2,
  advice: [
    'anyone-with-the-database-reads-them',
    'change-the-database-password-first',
    'quick-digests-are-guessed',
    'only-the-platform-can-hash-them',
    'give-teachers-their-own-logins',
    'encrypt-every-backup',
    'old-backups-still-hold-them',
    'students-should-change-them-elsewhere',
  ],
};

const question = (number: number, own?: string): LabelledPart => ({
  key: `r${number}`,
  kind: 'text',
  standard: `Pregunta ${number}`,
  ...(own === undefined ? {} : { own }),
});

export const labels: LabelSheet = {
  keptIn: 'profile',
  activities: [
    {
      key: 'foro1',
      kind: 'forum',
      title: { standard: 'Foro 1' },
      parts: [question(1), question(2), question(3)],
    },
    {
      key: 'foro3',
      kind: 'forum',
      title: { standard: 'Foro 3', own: 'Foro 3' },
      subtitle: 'Límites y continuidad',
      parts: [
        question(1, '¿Qué ocurre con f cuando x → 2?'),
        { key: 't6', kind: 'table', standard: 'Pregunta 6', own: 'Tabla de valores' },
        { key: 't6_c1', kind: 'column', standard: 'Columna 1', own: 'x' },
        { key: 't6_c2', kind: 'column', standard: 'Columna 2', own: 'f(x)' },
      ],
    },
    { key: 'examen1', kind: 'exam', title: { standard: 'Examen 1' }, parts: [question(1), question(2)] },
  ],
  unknown: ['foro3.r12'],
};

export const names: ActivityNamesInUse[] = [
  {
    activity: 'foro1',
    title: 'Foro 1',
    spellings: [
      { text: 'Foro 1', count: 1204 },
      { text: 'foro1', count: 37 },
    ],
    proposed: 'Foro 1',
    confirmed: false,
  },
  {
    activity: 'foro3',
    title: 'Foro 3',
    spellings: [{ text: 'foro_3', count: 88 }],
    proposed: 'foro_3',
    confirmed: true,
  },
  { activity: 'examen1', title: 'Examen 1', spellings: [], proposed: 'Examen 1', confirmed: false },
  {
    activity: null,
    title: '',
    spellings: [{ text: 'Taller final', count: 12 }],
    proposed: null,
    confirmed: false,
  },
];
