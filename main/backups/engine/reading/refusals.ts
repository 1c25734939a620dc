import { AppError } from '#contract/errors';

/** Why a file is not restored. The window has a sentence for each. */
export type Refusal =
  | 'backup-psql-command'
  | 'backup-copy-program'
  | 'backup-copy-file'
  | 'backup-whole-server'
  | 'backup-transaction-control'
  | 'backup-session-settings'
  | 'backup-other-encoding'
  | 'backup-nonstandard-strings'
  | 'backup-statement-too-long'
  | 'backup-not-sql'
  | 'backup-needs-pg-restore'
  | 'backup-encrypted'
  | 'backup-kind-unknown'
  | 'backup-tables-only-of-ours';

const shownCharacters = 80;

/** One line, without what a terminal or a window would obey. */
const shown = (text: string) =>
  text
    .slice(0, shownCharacters)
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();

export function refused(reason: Refusal, statement = ''): AppError {
  return new AppError('invalid-input', `Not restored: ${reason}`, {
    details: { reason, statement: shown(statement) },
  });
}

export type Damage = 'truncated' | 'altered' | 'unreadable';

export function damaged(damage: Damage, cause?: unknown): AppError {
  return new AppError('backup-damaged', `The backup is ${damage}.`, {
    details: { reason: `backup-${damage}`, damage },
    cause,
  });
}

export function damageOf(error: unknown): Damage | null {
  if (!(error instanceof AppError) || error.code !== 'backup-damaged') return null;
  const damage = error.details?.damage;
  return damage === 'truncated' || damage === 'altered' ? damage : 'unreadable';
}
