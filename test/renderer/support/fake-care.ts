import type { Plan, SchemaPlan, SchemaStatus } from '#contract/care';
import type { IndexProgress, IndexReport } from '#contract/care-indexes';
import type { ActivityNamesInUse, LabelSheet } from '#contract/care-labels';
import type { Bridge } from '#contract/contract';
import type { ErrorShape } from '#contract/errors';
import type { Answer } from './fake-bridge.ts';
import * as fake from './fake-care-data.ts';

/** What the database of the invented course is like; plain data, so that a preview can be told too. */
export interface FakeCare {
  schema: SchemaStatus;
  /** Whether a backup can be taken and proven before anything is created. */
  backup: boolean;
  /** Of creating teachers, of the trigger, of a removal, of an empty course. */
  roles: Plan;
  trigger: Plan;
  removal: Plan;
  blank: Plan;
  indexes: IndexReport;
  progress: IndexProgress | null;
  passwords: typeof fake.passwords;
  members: typeof fake.members;
  labels: LabelSheet;
  names: ActivityNamesInUse[];
}

const noBackup: ErrorShape = {
  code: 'backup-tool-missing',
  message: '',
  retryable: false,
  details: { reason: 'no-verified-backup' },
  reference: 'n0back',
};
const refused: ErrorShape = {
  code: 'forbidden',
  message: '',
  retryable: false,
  details: { reason: 'ask-your-admin' },
  reference: 'a5kadm1n',
};

/** An admin's view of a course nobody has prepared yet, unless told otherwise. */
export function createFakeCare(answer: Answer, told: Partial<FakeCare> = {}): Bridge['care'] {
  const state: FakeCare = { ...fake, backup: false, ...told };
  const current = (): SchemaStatus => {
    state.schema = { state: 'current', mode: 'full', mayApply: state.schema.mayApply };
    return state.schema;
  };
  return {
    schemaStatus: answer('care.schemaStatus', () => state.schema),
    planSchema: answer('care.planSchema', (): SchemaPlan | ErrorShape =>
      state.schema.mayApply ? fake.schemaPlan : refused,
    ),
    applySchema: answer('care.applySchema', ({ withoutBackup }) =>
      state.backup || withoutBackup ? current() : noBackup,
    ),
    planBlankCourse: answer('care.planBlankCourse', () => state.blank),
    createBlankCourse: answer('care.createBlankCourse', current),
    planHistoryTrigger: answer('care.planHistoryTrigger', () => state.trigger),
    applyHistoryTrigger: answer('care.applyHistoryTrigger', () => {
      state.trigger = { ...state.trigger, steps: [] };
      return null;
    }),
    members: answer('care.members', () => state.members),
    planRoles: answer('care.planRoles', () => state.roles),
    applyRoles: answer('care.applyRoles', ({ request }) => ({
      created: [...(request.teachers ?? []), ...(request.admins ?? [])].map(({ login, name }) => ({
        login,
        name,
        password: 'kd7wq-m3hxz-9ptrb-c4vne',
        profile: { ...fake.place, user: login },
      })),
    })),
    shareProfile: answer('care.shareProfile', ({ login }) => ({ path: `/home/ana/tiza-${login}.json` })),
    planRemoval: answer('care.planRemoval', () => state.removal),
    removeTeacher: answer('care.removeTeacher', ({ login }) => {
      state.members = state.members.filter((member) => member.login !== login);
      return null;
    }),
    indexes: answer('care.indexes', () => state.indexes),
    createIndex: answer('care.createIndex', ({ id }): IndexProgress => ({ ...fake.building, id })),
    indexProgress: answer<[], IndexProgress | null>('care.indexProgress', () => state.progress),
    cancelIndex: answer('care.cancelIndex', () => null),
    dropLeftover: answer('care.dropLeftover', () => {
      state.indexes = { ...state.indexes, leftovers: [] };
      return null;
    }),
    passwords: answer('care.passwords', () => state.passwords),
    labels: answer('care.labels', () => state.labels),
    saveLabels: answer('care.saveLabels', ({ activity, title }) => {
      const activities = state.labels.activities.map((one) =>
        one.key === activity ? { ...one, title: { ...one.title, own: title } } : one,
      );
      state.labels = { ...state.labels, activities };
      return state.labels;
    }),
    activityNames: answer('care.activityNames', () => state.names),
    confirmNames: answer('care.confirmNames', (names) => {
      state.names = state.names.map((one) => {
        const chosen = one.activity === null ? undefined : names[one.activity]?.[0];
        return chosen === undefined ? one : { ...one, proposed: chosen, confirmed: true };
      });
      return state.names;
    }),
  };
}
