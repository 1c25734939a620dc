import enBackups from './en/backups.json';
import enBank from './en/bank.json';
import enBulk from './en/bulk.json';
import enCare from './en/care.json';
import enComfort from './en/comfort.json';
import enCommands from './en/commands.json';
import enCommon from './en/common.json';
import enComparison from './en/comparison.json';
import enConnect from './en/connect.json';
import enConnectionProblems from './en/connection-problems.json';
import enCourses from './en/courses.json';
import enDatabase from './en/database.json';
import enDesk from './en/desk.json';
import enDrafts from './en/drafts.json';
import enErrors from './en/errors.json';
import enExchange from './en/exchange.json';
import enFeedback from './en/feedback.json';
import enGrid from './en/grid.json';
import enImages from './en/images.json';
import enKeys from './en/keys.json';
import enLinks from './en/links.json';
import enOutbox from './en/outbox.json';
import enPalette from './en/palette.json';
import enPaste from './en/paste.json';
import enQuestions from './en/questions.json';
import enQueue from './en/queue.json';
import enReasons from './en/reasons.json';
import enBackupReasons from './en/reasons-backups.json';
import enCareReasons from './en/reasons-care.json';
import enEmbeddedReasons from './en/reasons-embedded.json';
import enFeedbackReasons from './en/reasons-feedback.json';
import enSettings from './en/settings.json';
import enStatus from './en/status.json';
import enStudents from './en/students.json';
import enSubmission from './en/submission.json';
import enTime from './en/time.json';
import enUndo from './en/undo.json';
import enWelcome from './en/welcome.json';
import esBackups from './es/backups.json';
import esBank from './es/bank.json';
import esBulk from './es/bulk.json';
import esCare from './es/care.json';
import esComfort from './es/comfort.json';
import esCommands from './es/commands.json';
import esCommon from './es/common.json';
import esComparison from './es/comparison.json';
import esConnect from './es/connect.json';
import esConnectionProblems from './es/connection-problems.json';
import esCourses from './es/courses.json';
import esDatabase from './es/database.json';
import esDesk from './es/desk.json';
import esDrafts from './es/drafts.json';
import esErrors from './es/errors.json';
import esExchange from './es/exchange.json';
import esFeedback from './es/feedback.json';
import esGrid from './es/grid.json';
// Only what it holds: it is loaded by `useHelpTexts`.
import type esHelp from './es/help.json';
import esImages from './es/images.json';
import esKeys from './es/keys.json';
import esLinks from './es/links.json';
import esOutbox from './es/outbox.json';
import esPalette from './es/palette.json';
import esPaste from './es/paste.json';
import esQuestions from './es/questions.json';
import esQueue from './es/queue.json';
import esReasons from './es/reasons.json';
import esBackupReasons from './es/reasons-backups.json';
import esCareReasons from './es/reasons-care.json';
import esEmbeddedReasons from './es/reasons-embedded.json';
import esFeedbackReasons from './es/reasons-feedback.json';
import esSettings from './es/settings.json';
import esStatus from './es/status.json';
import esStudents from './es/students.json';
import esSubmission from './es/submission.json';
import esTime from './es/time.json';
import esUndo from './es/undo.json';
import esWelcome from './es/welcome.json';

export const defaultNamespace = 'common';

const es = {
  exchange: esExchange,
  bulk: esBulk,
  bank: esBank,
  drafts: esDrafts,
  outbox: esOutbox,
  feedback: esFeedback,
  backups: esBackups,
  care: esCare,
  comfort: esComfort,
  commands: esCommands,
  common: esCommon,
  comparison: esComparison,
  connect: esConnect,
  courses: esCourses,
  database: esDatabase,
  desk: esDesk,
  errors: esErrors,
  grid: esGrid,
  images: esImages,
  keys: esKeys,
  links: esLinks,
  palette: esPalette,
  paste: esPaste,
  questions: esQuestions,
  queue: esQueue,
  reasons: {
    ...esReasons,
    ...esBackupReasons,
    ...esCareReasons,
    ...esFeedbackReasons,
    ...esConnectionProblems,
    ...esEmbeddedReasons,
  },
  settings: esSettings,
  status: esStatus,
  students: esStudents,
  submission: esSubmission,
  time: esTime,
  undo: esUndo,
  welcome: esWelcome,
};

const en = {
  exchange: enExchange,
  bulk: enBulk,
  bank: enBank,
  drafts: enDrafts,
  outbox: enOutbox,
  feedback: enFeedback,
  backups: enBackups,
  care: enCare,
  comfort: enComfort,
  commands: enCommands,
  common: enCommon,
  comparison: enComparison,
  connect: enConnect,
  courses: enCourses,
  database: enDatabase,
  desk: enDesk,
  errors: enErrors,
  grid: enGrid,
  images: enImages,
  keys: enKeys,
  links: enLinks,
  palette: enPalette,
  paste: enPaste,
  questions: enQuestions,
  queue: enQueue,
  reasons: {
    ...enReasons,
    ...enBackupReasons,
    ...enCareReasons,
    ...enFeedbackReasons,
    ...enConnectionProblems,
    ...enEmbeddedReasons,
  },
  settings: enSettings,
  status: enStatus,
  students: enStudents,
  submission: enSubmission,
  time: enTime,
  undo: enUndo,
  welcome: enWelcome,
};

export const resources = { es, en };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof defaultNamespace;
    // Spanish is written first, so it decides which keys there are.
    resources: typeof es & { help: typeof esHelp };
  }
}
