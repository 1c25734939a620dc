// Every key of a sentence that caring for a course can say. One without its sentence fails a test.

export const stepKeys = [
  'create-teachers',
  'create-admins',
  'admins-are-teachers',
  'grant-connect',
  'grant-course-schema',
  'grant-own-schema',
  'grant-read',
  'grant-read-columns',
  'grant-own-table',
  'grant-ids',
  'grant-feedback',
  'grant-feedback-without-editing',
  'grant-feedback-to-admins',
  'revoke-other-rights',
  'function-just-written',
  'policy-authorship-read',
  'policy-authorship-write',
  'policy-history-read',
  'policy-history-write',
  'policy-history-admin',
  'policy-notes-own',
  'policy-presence-read',
  'policy-presence-own',
  'policy-bank-read',
  'policy-bank-own',
  'policy-bank-uses-read',
  'policy-bank-uses-own',
  'policy-feedback-as-before',
  'policy-feedback-read',
  'policy-feedback-publish',
  'policy-feedback-own',
  'policy-feedback-admin',
  'drop-policy',
  'renew-policy',
  'seal-policies',
  'enable-row-security',
  'create-login',
  'name-login',
  'hurry-login',
  'renew-password',
  'leave-group',
  'drop-login',
  'create-history-trigger',
  'create-truncate-trigger',
  'drop-history-trigger',
  'create-platform-table',
  'create-platform-index',
  'create-platform-other',
] as const;

export const obstacleKeys = [
  'server-reads-only',
  'no-createrole',
  'schema-first',
  'feedback-missing',
  'feedback-is-a-view',
  'not-owner',
  'schema-closed',
  'database-closed',
  'group-has-other-rights',
  'group-not-yours',
  'login-taken',
  'login-twice',
  'not-a-teacher',
  'database-not-empty',
  'may-not-create',
] as const;

export const noteKeys = [
  'another-course-here',
  'table-left-out',
  'feedback-is-a-view',
  'row-security-in-use',
  'restrictive-policies',
  'ids-by-the-server',
  'everybody-reads-passwords',
  'everybody-writes',
  'dumps-by-others',
  'pooler-logins',
  'still-connected',
  'login-kept',
  'trigger-blind-spots',
] as const;

export const adviceKeys = [
  'only-an-admin-can-count',
  'nothing-to-do',
  'anyone-with-the-database-reads-them',
  'change-the-database-password-first',
  'quick-digests-are-guessed',
  'only-the-platform-can-hash-them',
  'give-teachers-their-own-logins',
  'encrypt-every-backup',
  'old-backups-still-hold-them',
  'students-should-change-them-elsewhere',
] as const;

/** Why a call was refused, beside the obstacles a plan already names and the states that stop writing. */
export const refusalKeys = [
  'ask-your-admin',
  'index-building',
  'indexes-need-direct',
  'leftover-in-the-way',
  'name-taken',
  'no-verified-backup',
  'not-a-leftover',
  'only-looking',
  'plain-passwords-only',
  'plan-changed',
] as const;

/** The states of Tiza's own tables in which nothing is written. */
export const stopKeys = [
  'schema-pending',
  'schema-newer',
  'schema-unreadable',
  'schema-half-applied',
  'schema-altered',
  'rules-incomplete',
  'migration-edited',
  'migration-missing',
  'migration-unknown',
] as const;

/** Each has its sentence in both languages. */
export type CareReason =
  | (typeof obstacleKeys)[number]
  | (typeof refusalKeys)[number]
  | (typeof stopKeys)[number];

export type StepKey = (typeof stepKeys)[number];
export type AdviceKey = (typeof adviceKeys)[number];
