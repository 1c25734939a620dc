import { AppError } from '#contract/errors';
import type { Lease } from '../../database/database.ts';
import type { Restore, RestoreOptions, RestoreSummary, TableName } from './engine.ts';
import { restoreSettings } from './format/preamble.ts';
import type { BackupPart } from './reading/backup-parts.ts';
import { type OpenedBackup, openBackup } from './reading/open-backup.ts';
import { damageOf, refused } from './reading/refusals.ts';
import { treat } from './reading/statements.ts';
import { assertEmpty, makeRoom } from './restore/target.ts';
import { silenceMs, statementMs } from './rows/patience.ts';
import { createProgress, type ProgressTeller } from './rows/progress.ts';

interface Work {
  lease: Lease;
  opened: OpenedBackup;
  options: RestoreOptions;
  progress: ProgressTeller;
  /** What this server can be told. */
  settings: ReadonlySet<string>;
  summary: RestoreSummary;
}

function count(work: Work, what: string): void {
  work.summary.skipped[what] = (work.summary.skipped[what] ?? 0) + 1;
}

const isForeignKey = (text: string) => /^ALTER TABLE [^;]* FOREIGN KEY /.test(text);

async function runStatement(work: Work, text: string): Promise<void> {
  const { lease, opened, options, settings, summary } = work;
  const treatment = treat(text, opened.ours);
  if (treatment.kind === 'skip') {
    if (treatment.what !== null) count(work, treatment.what);
    return;
  }
  if (treatment.kind === 'set') {
    const { name, value } = treatment;
    if (!settings.has(name)) count(work, 'settings');
    // A pooler hands the session on to the platform: nothing may outlive the transaction.
    else await lease.rows({ text: 'SELECT set_config($1, $2, true)', values: [name, value] });
    return;
  }
  // Rows that are left out may be what others refer to.
  if (options.tables && isForeignKey(treatment.text)) {
    count(work, 'foreign keys');
    return;
  }
  await lease.rows({ text: treatment.text });
  summary.statements += 1;
}

const isWanted = (wanted: readonly TableName[] | undefined, { schema, name }: TableName) =>
  wanted?.some((each) => each.schema === schema && each.name === name) ?? true;

async function runRows(work: Work, part: Extract<BackupPart, { kind: 'rows' }>): Promise<void> {
  const { lease, options, progress } = work;
  const { table, copy, meter, rows } = part;
  progress.table(table);
  async function* watched() {
    for await (const piece of rows) {
      progress.moved(meter);
      yield piece;
    }
  }
  if (isWanted(options.tables, table)) await lease.copyIn(copy, watched(), { timeoutMs: silenceMs });
  else for await (const _ of watched());
  progress.finished(meter);
}

async function knownSettings(lease: Lease): Promise<Set<string>> {
  const rows = await lease.rows<{ name: string }>({ text: 'SELECT lower(name) AS name FROM pg_settings' });
  return new Set(rows.map(({ name }) => name));
}

async function putBack(
  lease: Lease,
  opened: OpenedBackup,
  parts: AsyncGenerator<BackupPart>,
  options: RestoreOptions,
): Promise<RestoreSummary> {
  const { kind, account } = opened;
  const progress = createProgress(options.onProgress);
  const summary: RestoreSummary = {
    kind,
    header: null,
    tables: account.tables,
    source: null,
    statements: 0,
    skipped: {},
  };
  const work: Work = { lease, opened, options, progress, settings: await knownSettings(lease), summary };
  if (options.mode === 'empty') await assertEmpty(lease);
  let roomMade = options.mode !== 'replace';
  // By hand, because leaving a loop would close what has to be checked to its end.
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    if (!roomMade) {
      await options.beforeClearing?.(lease);
      await makeRoom(lease, account.header);
    }
    if (!summary.header && account.header) progress.plan(account.header.tables);
    roomMade = true;
    summary.header = account.header;
    if (next.value.kind === 'statement') await runStatement(work, next.value.text);
    else await runRows(work, next.value);
  }
  progress.stage('finishing');
  summary.source = account.summary;
  await options.beforeCommit?.(lease, summary);
  return summary;
}

/** A damaged file fails in many ways, most of them misleading: what it is gets found out before it is blamed. */
async function explained(
  error: unknown,
  opened: OpenedBackup,
  parts: AsyncGenerator<BackupPart>,
): Promise<unknown> {
  const reason = error instanceof AppError ? error.details?.reason : undefined;
  // What the engine itself said is so; what the server said of a statement may be the file's fault.
  const isSure = typeof reason === 'string' && /^(cancelled$|backup-)/.test(reason);
  if (!opened.ours || isSure) return error;
  try {
    for await (const part of parts) {
      if (part.kind === 'rows') for await (const _ of part.rows);
    }
  } catch (cause) {
    if (damageOf(cause)) return cause;
  }
  return error;
}

function settingsFor(opened: OpenedBackup, options: RestoreOptions): Record<string, string> {
  return {
    ...restoreSettings,
    // Scripts by hand count on it; those of pg_dump set their own.
    ...(opened.ours ? {} : { search_path: '"$user", public' }),
    ...(options.mode === 'replace' ? { lock_timeout: String(options.lockTimeoutMs ?? 3000) } : {}),
    idle_in_transaction_session_timeout: '10min',
  };
}

/** All of a backup or nothing of it: one transaction, which a damaged file never commits. */
export const restore: Restore = async (options) => {
  const opened = await openBackup(options.source);
  try {
    if (options.tables && !opened.ours) throw refused('backup-tables-only-of-ours');
    const parts = opened.parts();
    try {
      return await options.db.tx((lease) => putBack(lease, opened, parts, options), {
        settings: settingsFor(opened, options),
        timeoutMs: statementMs,
        ...(options.signal ? { signal: options.signal } : {}),
      });
    } catch (error) {
      throw await explained(error, opened, parts);
    }
  } finally {
    await opened.close();
  }
};
