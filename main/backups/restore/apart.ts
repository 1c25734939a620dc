import { stat } from 'node:fs/promises';
import type { TableName } from '#contract/backup-words';
import { AppError } from '#contract/errors';
import { toAppError } from '../../database/errors.ts';
import type { Log } from '../../logging/log.ts';
import type { RestoreSummary } from '../engine/engine.ts';
import type { Engine } from '../engine-words.ts';
import { manifestName, readManifest } from '../file/manifest.ts';
import { contentOf } from '../file/open-file.ts';
import type { Telling } from '../jobs.ts';
import { missingExtension, obstacleTo } from '../proof/drill.ts';
import { majorOf } from '../proof/prove-file.ts';
import { requireRecognised } from '../proof/read-back.ts';
import { startThrowAwayServer, type ThrowAwayServer } from '../proof/throw-away-server.ts';
import { toldBy } from '../take/told-by.ts';
import { restorable } from '../tools/restorable.ts';
import type { Looked } from './inspect-file.ts';

export interface ApartDeps {
  engine: Engine;
  drillFolder: string;
  log: Log;
}

export interface Apart {
  /** Whoever asked for it takes it away again. */
  server: ThrowAwayServer;
  summary: RestoreSummary;
}

interface Wish {
  telling?: Telling;
  /** Of the rows, only these tables'. */
  tables?: readonly TableName[];
}

const cannot = (reason: string, facts: Record<string, string>) =>
  new AppError('conflict', `It cannot be opened on this computer: ${reason}`, {
    details: { reason: `backup-apart-${reason}`, ...facts },
  });

/** What is known before is said before: nobody waits for what cannot succeed. */
async function requirePossible(
  { path, passphrase }: Looked,
  { engine, drillFolder }: ApartDeps,
): Promise<void> {
  const { header, foreign, kind } = await engine.inspect(contentOf(path, passphrase), { depth: 'head' });
  requireRecognised(kind);
  const beside = await readManifest(manifestName(path));
  const manifest = beside.state === 'sound' ? beside.manifest : null;
  const obstacle = await obstacleTo({
    expected: {
      content: header?.content ?? manifest?.content ?? 'all',
      tables: manifest?.tables ?? null,
      serverMajor: header?.server.major ?? manifest?.server.major ?? majorOf(foreign?.serverVersion),
      bytes: (await stat(path)).size,
    },
    folder: drillFolder,
  });
  if (obstacle !== null) throw cannot(obstacle.reason, obstacle.facts);
}

/** Puts a backup on a server of its own, where it can do no harm; what this computer cannot do is said so. */
export async function putApart(looked: Looked, wish: Wish, deps: ApartDeps): Promise<Apart> {
  const { engine, drillFolder, log } = deps;
  const { telling, tables } = wish;
  const signal = telling?.signal;
  await requirePossible(looked, deps);
  telling?.begin('drill-start');
  const server = await startThrowAwayServer(drillFolder, log);
  try {
    telling?.begin('drill-restore');
    const summary = await engine.restore({
      source: restorable(engine, () => contentOf(looked.path, looked.passphrase, signal), signal),
      db: server.database,
      mode: 'empty',
      ...(tables && { tables }),
      ...(signal && { signal }),
      ...(telling && { onProgress: toldBy(telling) }),
    });
    return { server, summary };
  } catch (cause) {
    await server.dispose();
    const extension = missingExtension(toAppError(cause));
    throw extension === undefined ? cause : cannot('extension-missing', { extension });
  }
}
