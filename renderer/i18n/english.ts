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

export const english = {
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
