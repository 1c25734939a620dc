import type { Contract, EventName } from './contract.ts';

// Plain names, so that the sandboxed preload carries no Zod.
// A name missing here or too many does not compile.
type NamesOf = { [Space in keyof Contract]: { [Name in keyof Contract[Space]]: true } };

export const methodNames = {
  app: { info: true, setPreferences: true, copy: true, copyPicture: true, reportProblem: true },
  backups: {
    overview: true,
    job: true,
    change: true,
    chooseFolder: true,
    showFolder: true,
    start: true,
    cancel: true,
    prove: true,
    pickFile: true,
    inspect: true,
    planRestore: true,
    restore: true,
    lookInside: true,
    planRetention: true,
    removeOld: true,
    move: true,
    beginMove: true,
    continueMove: true,
    switchCourse: true,
    endMove: true,
  },
  bank: { find: true, save: true, forget: true, recall: true, exportTo: true, importFrom: true },
  care: {
    schemaStatus: true,
    planSchema: true,
    applySchema: true,
    planBlankCourse: true,
    createBlankCourse: true,
    planHistoryTrigger: true,
    applyHistoryTrigger: true,
    members: true,
    planRoles: true,
    applyRoles: true,
    shareProfile: true,
    planRemoval: true,
    removeTeacher: true,
    indexes: true,
    createIndex: true,
    indexProgress: true,
    cancelIndex: true,
    dropLeftover: true,
    passwords: true,
    labels: true,
    saveLabels: true,
    activityNames: true,
    confirmNames: true,
  },
  classroom: { student: true, grid: true, question: true, answers: true, cells: true, table: true },
  connect: {
    readPasted: true,
    clipboardOffer: true,
    takeClipboard: true,
    profiles: true,
    save: true,
    remove: true,
    exportTo: true,
    importFrom: true,
    test: true,
    cancelTest: true,
  },
  course: { status: true, openSample: true, open: true, close: true, retryNow: true, networkChanged: true },
  desk: { recall: true, remember: true },
  feedback: {
    facilities: true,
    sign: true,
    standing: true,
    history: true,
    studentHistory: true,
    marks: true,
    mark: true,
    unmark: true,
    notes: true,
    saveNote: true,
    removeNote: true,
    present: true,
    leave: true,
  },
  grading: {
    activities: true,
    queue: true,
    cancelQueue: true,
    open: true,
    text: true,
    previousAttempt: true,
    saveImage: true,
  },
  updates: { state: true, check: true, download: true, install: true },
} as const satisfies NamesOf;

export const eventNames = {
  'backup-job': true,
  command: true,
  'connection-step': true,
  'course-status': true,
  'queue-progress': true,
  'update-state': true,
} as const satisfies Record<EventName, true>;

export function channelOf(space: string, name: string): string {
  return `tiza:${space}.${name}`;
}

export function eventChannelOf(name: string): string {
  return `tiza:event:${name}`;
}
