import { AppError } from '#contract/errors';
import { findPart } from './scanner.ts';

/**
 * What a server says its objects are made of is written into a file that people will run: were there a second
 * statement in it, or a word to psql, it would be run, too.
 */
export function asOneStatement(statement: string): string {
  const bytes = Buffer.from(`${statement};`);
  const found = findPart(bytes, 0, bytes.length, true);
  if (found.kind === 'statement' && found.end === bytes.length) return statement;
  throw new AppError('internal', 'A definition on the server is not one statement.', {
    details: { reason: 'backup-definition-suspicious' },
  });
}
