import { AppError } from '#contract/errors';
import { findPart } from './scanner.ts';

/** Without the semicolon at its end. */
export function isOneStatement(statement: string): boolean {
  const bytes = Buffer.from(`${statement};`);
  const found = findPart(bytes, 0, bytes.length, true);
  return found.kind === 'statement' && found.end === bytes.length;
}

/**
 * What a server says its objects are made of is written into a file that people will run: were there a second
 * statement in it, or a word to psql, it would be run, too.
 */
export function asOneStatement(statement: string): string {
  if (isOneStatement(statement)) return statement;
  throw new AppError('internal', 'A definition on the server is not one statement.', {
    details: { reason: 'backup-definition-suspicious' },
  });
}
