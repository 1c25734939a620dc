import type { MoveState } from '#contract/backup-words';
import type {
  BackupEntry,
  BackupFile,
  BackupJob,
  BackupOverview,
  Inspected,
  RestorePlan,
  RetentionPlan,
} from '#contract/backups';
import type { Bridge } from '#contract/contract';
import type { Answer } from './fake-bridge.ts';

const day = (back: number) => new Date(Date.UTC(2026, 10, 21 - back, 12, 30)).toISOString();

/** A proven backup of that many days ago, unless told otherwise. */
export function fakeBackup(back: number, more: Partial<BackupEntry> = {}): BackupEntry {
  return {
    id: `calculo-i-2026-11-${21 - back}-073000.sql.gz.tiza`,
    takenAt: day(back),
    bytes: 212_000_000 - back * 1_000_000,
    format: 'sql.gz',
    encrypted: true,
    scope: { kind: 'database' },
    content: 'all',
    withoutPasswords: false,
    tables: 12,
    rows: 9412 - back * 35,
    level: 'drilled',
    levelAt: day(back),
    drill: { outcome: 'same', tables: 12, rows: 9412 - back * 35, seconds: 8.4 },
    notCovered: [],
    source: { host: 'db.example.edu', database: 'calculo_i', version: '16.4' },
    state: 'sound',
    ...more,
  };
}

export const fakeOverview: BackupOverview = {
  choices: {
    folder: '/home/ana/Documentos/Tiza',
    format: 'sql.gz',
    encrypt: true,
    scope: { kind: 'database' },
    content: 'all',
    withoutPasswords: false,
    schedule: 'automatic',
    keepDays: 7,
    removeOld: true,
    expiresOn: '2027-01-12',
  },
  backups: [
    fakeBackup(0),
    fakeBackup(1),
    fakeBackup(2, { level: 'read-back', drill: null, format: 'custom', id: 'calculo-i-2026-11-19.dump' }),
  ],
  untrusted: [],
  passphraseKnown: true,
  store: { where: 'keychain' },
  tools: { state: 'ready', version: '16.4', serverMajor: 16 },
  missing: [],
  rowsHidden: false,
  old: 0,
  due: false,
  lastFailure: null,
  expiresInDays: 52,
};

export const fakeJob: BackupJob = {
  id: 'k0p1a',
  kind: 'backup',
  state: 'running',
  steps: [
    { step: 'rights', state: 'done' },
    { step: 'space', state: 'done' },
    { step: 'dump', state: 'running' },
    { step: 'read-back', state: 'waiting' },
    { step: 'drill-start', state: 'waiting' },
    { step: 'drill-restore', state: 'waiting' },
    { step: 'drill-compare', state: 'waiting' },
  ],
  progress: {
    table: 'respuestas_foro5',
    tablesDone: 7,
    tables: 12,
    bytes: 402_000_000,
    totalBytes: 640_000_000,
    secondsLeft: 9,
  },
  startedAt: day(0),
  file: null,
  drill: null,
  restored: null,
  error: null,
};

/** Two tables were put beside the live ones. */
export const fakeBesideJob: BackupJob = {
  ...fakeJob,
  kind: 'restore',
  state: 'done',
  progress: null,
  drill: { outcome: 'same', tables: 2, rows: 1214, seconds: 3.1 },
  restored: {
    profileId: null,
    database: 'calculo_i',
    beside: {
      schemas: ['tiza_copia_20261121_0730'],
      removal: 'DROP SCHEMA "tiza_copia_20261121_0730" CASCADE;',
    },
  },
};

export const fakeInspected: Inspected = {
  file: { kind: 'shelf', id: fakeBackup(0).id },
  name: fakeBackup(0).id,
  bytes: 212_000_000,
  kind: 'tiza-sql.gz',
  encrypted: true,
  open: true,
  takenAt: day(0),
  source: { host: 'db.example.edu', database: 'calculo_i', version: '16.4' },
  course: 'Cálculo I',
  content: 'all',
  tables: [
    { schema: 'public', name: 'feedback', rows: 812 },
    { schema: 'public', name: 'respuestas_foro1', rows: 640 },
    { schema: 'public', name: 'respuestas_foro5', rows: 402 },
    { schema: 'public', name: 'usuarios', rows: 210 },
  ],
  notCovered: [],
  level: 'drilled',
  state: 'sound',
};

export const fakeRestorePlan: RestorePlan = {
  target: { host: 'db.example.edu', database: 'calculo_i' },
  schema: null,
  differences: [
    { table: 'feedback', inBackup: 812, inCourse: 815 },
    { table: 'respuestas_foro5', inBackup: 402, inCourse: 402 },
  ],
  newer: [
    {
      id: '813',
      student: 'est1@uni.example',
      activity: 'Foro 1',
      comment: 'Revisa el límite por la izquierda.',
      written: '2026-11-21 09:10:00',
      difference: 'new',
    },
  ],
  obstacles: [],
  consent: 'c0ffee',
  typed: 'Cálculo I',
};

/** What is on the shelf of the invented course; plain data, so that a preview can be told too. */
export interface FakeBackups {
  overview: BackupOverview;
  job: BackupJob | null;
  inspected: Inspected;
  plan: RestorePlan;
  retention: RetentionPlan;
  move: MoveState;
  /** A backup that was opened outside. */
  arrived: BackupFile | null;
}

export function createFakeBackups(answer: Answer, told: Partial<FakeBackups> = {}): Bridge['backups'] {
  const state: FakeBackups = {
    overview: fakeOverview,
    job: null,
    inspected: fakeInspected,
    plan: fakeRestorePlan,
    retention: { remove: [fakeBackup(9)], keep: 3, consent: 'c0ffee' },
    move: { step: 'none', targetId: null, file: null },
    arrived: null,
    ...told,
  };
  const begin = (kind: BackupJob['kind']) => (): BackupJob => ({ ...fakeJob, kind });
  const moved = (move: MoveState) => {
    state.move = move;
    return move;
  };
  return {
    overview: answer('backups.overview', () => state.overview),
    tables: answer('backups.tables', () =>
      state.inspected.tables.map(({ schema, name }) => ({ schema, name })),
    ),
    job: answer<[], BackupJob | null>('backups.job', () => state.job),
    change: answer('backups.change', (change) => {
      const choices = { ...state.overview.choices, ...change };
      state.overview = { ...state.overview, choices };
      return choices;
    }),
    chooseFolder: answer('backups.chooseFolder', () => state.overview.choices),
    showFolder: answer('backups.showFolder', () => null),
    start: answer('backups.start', begin('backup')),
    cancel: answer('backups.cancel', () => null),
    prove: answer('backups.prove', begin('prove')),
    pickFile: answer('backups.pickFile', () => state.inspected),
    inspect: answer('backups.inspect', () => state.inspected),
    takeArrived: answer<[], BackupFile | null>('backups.takeArrived', () => {
      const taken = state.arrived;
      state.arrived = null;
      return taken;
    }),
    planRestore: answer('backups.planRestore', () => state.plan),
    restore: answer('backups.restore', begin('restore')),
    lookInside: answer('backups.lookInside', begin('inside')),
    planRetention: answer('backups.planRetention', () => state.retention),
    removeOld: answer('backups.removeOld', () => null),
    move: answer('backups.move', () => state.move),
    beginMove: answer('backups.beginMove', ({ targetId }) => moved({ step: 'backup', targetId, file: null })),
    continueMove: answer('backups.continueMove', begin('move')),
    switchCourse: answer('backups.switchCourse', () => moved({ ...state.move, step: 'done' })),
    endMove: answer('backups.endMove', () => moved({ step: 'none', targetId: null, file: null })),
  };
}
