import type { PastedKind } from '#contract/connections';
import { assignmentsOf, offerVariable, offerWord } from './assignments.ts';
import { dialectOf } from './dialect.ts';
import type { Draft } from './draft.ts';
import type { Piece } from './piece.ts';
import { readOptions } from './psql-options.ts';
import { splitCommands, type Word } from './shell.ts';
import { isPostgresUrl, readUrl } from './url.ts';
import { readWords } from './words.ts';

const tool = /(?:^|[/\\])(psql|pgcli|pg_dump|pg_restore)(?:\.exe)?$/i;

function mentionsPsql(text: string): boolean {
  return /(?:^|[\s/\\"'&;])(?:psql|pgcli|pg_dump|pg_restore)(?:\.exe)?(?=["'\s]|$)/i.test(text);
}

/** `PGPASSWORD=… psql -h … -U … course`, in any of the shells people copy from. */
export function readPsql(whole: Piece, draft: Draft): PastedKind | null {
  if (!mentionsPsql(whole.text)) return null;
  const dialect = dialectOf(whole.text);
  const commands = splitCommands(whole, dialect, draft);
  const position = commands.findIndex((words) => words.some(isTool));
  const command = commands[position];
  if (!command) return null;

  const toolAt = command.findIndex(isTool);
  const program = tool.exec(command[toolAt]?.piece.text ?? '')?.[1]?.toLowerCase() ?? 'psql';
  const before = assignmentsOf(command.slice(0, toolAt), dialect);
  const earlier = commands.slice(0, position).flatMap((words) => assignmentsOf(words, dialect).set);
  const [wrapper] = before.others;
  if (wrapper) draft.ignore(wrapper.piece.text, 'no-meaning-here');

  const { options, database } = readOptions(program, command.slice(toolAt + 1), draft);
  if (database) readDatabase(database, draft);
  for (const { name, word } of options.toReversed()) offerWord(name, word, draft);
  for (const assignment of [...earlier, ...before.set].toReversed()) offerVariable(assignment, draft);
  return 'psql';
}

/** Where psql expects a database, a whole connection string may stand; it then outranks the options. */
function readDatabase(word: Word, draft: Draft): void {
  const { text } = word.piece;
  const url = isPostgresUrl(text);
  if (!url && !text.includes('=')) {
    offerWord('dbname', word, draft);
    return;
  }
  for (const doubt of word.doubts) {
    const harmless = doubt === 'shell-character-literal' && url && !/[;&|].*@/.test(text);
    if (!harmless) draft.warn(doubt);
  }
  if (url) readUrl(word.piece, draft);
  else readWords(word.piece, draft);
}

function isTool(word: Word): boolean {
  return tool.test(word.piece.text);
}
