import type { BackupChoices } from '#contract/backups';
import type { DumpSummary } from '../engine/engine.ts';
import { produced } from '../engine-stream.ts';
import type { Engine } from '../engine-words.ts';
import { encrypted } from '../file/age.ts';
import type { Manifest } from '../file/manifest.ts';
import { type Unfinished, writeUnfinished } from '../file/write-safely.ts';
import type { Telling } from '../jobs.ts';
import { engineScope, omittedColumns, type Subject } from '../subject.ts';
import { toldBy } from './told-by.ts';

/** What both ways of taking a backup know when the bytes are on the disk. */
export interface Taken {
  file: Unfinished;
  facts: Pick<Manifest, 'engine' | 'tables' | 'rowFormat' | 'omitted' | 'notCovered' | 'takenAt'>;
  summary: DumpSummary | null;
}

export interface TakeOptions {
  subject: Subject;
  choices: BackupChoices;
  /** `null`: not encrypted. */
  passphrase: string | null;
  name: string;
  engine: Engine;
  telling: Telling;
}

export function sealed(bytes: AsyncIterable<Uint8Array>, passphrase: string | null, signal: AbortSignal) {
  return passphrase === null ? bytes : encrypted(bytes, passphrase, signal);
}

/** By the engine that ships with Tiza, which every server and every pooler can bear. */
export async function writeBuiltIn(options: TakeOptions): Promise<Taken> {
  const { subject, choices, passphrase, name, engine, telling } = options;
  const { signal } = telling;
  const { bytes, result } = produced((sink) =>
    engine.dump({
      db: subject.db,
      sink,
      format: choices.format === 'bundle' ? 'bundle' : 'sql.gz',
      scope: engineScope(choices.scope, subject),
      content: choices.content,
      omit: omittedColumns(choices.withoutPasswords, subject),
      signal,
      onProgress: toldBy(telling),
    }),
  );
  const file = await writeUnfinished(choices.folder, name, sealed(bytes, passphrase, signal), {
    signal,
  }).catch(async (error: unknown) => {
    // Of a broken pipe and of what broke it, the latter is worth telling.
    const first = await result.then(
      () => undefined,
      (cause: unknown) => cause,
    );
    throw isOfThePipe(error) && first !== undefined ? first : error;
  });
  try {
    const summary = await result;
    return {
      file,
      summary,
      facts: {
        engine: 'Tiza',
        takenAt: new Date(summary.taken).toISOString(),
        tables: summary.tables,
        rowFormat: summary.rowFormat,
        omitted: summary.omitted,
        notCovered: summary.partial,
      },
    };
  } catch (error) {
    await file.discard();
    throw error;
  }
}

const isOfThePipe = (error: unknown) =>
  error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_STREAM');
