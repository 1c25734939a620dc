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

/** Spanish is always here: it says which texts there are. English comes to whoever reads it. */
export const resources = { es };

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: typeof defaultNamespace;
    // Spanish is written first, so it decides which keys there are.
    resources: typeof es & { help: typeof esHelp };
  }
}
