import type { BackupContent } from '#contract/backup-words';
import { AppError } from '#contract/errors';
import type { Target } from '../../database/target.ts';
import { findTool, type Tool } from './find-tools.ts';
import { canSay, libpqEnvironment, withoutPostgresWords } from './libpq-environment.ts';
import { outputOf } from './run-tool.ts';

export interface DumpRequest {
  target: Target;
  /** Everybody sees the same moment: the transaction that checks the rows, and pg_dump. */
  snapshot: string;
  content: BackupContent;
  signal?: AbortSignal;
}

/** Whether the system's own pg_dump may be used on a server, or why it may not. */
export interface ToolStanding {
  state: 'ready' | 'missing' | 'outdated' | 'pooler' | 'pinned';
  tool: Tool | null;
}

export async function standingOf(
  server: { major: number; pooler: boolean; target: Pick<Target, 'tls'> },
  find: typeof findTool = findTool,
): Promise<ToolStanding> {
  const tool = await find('pg_dump');
  if (tool === null) return { state: 'missing', tool };
  if (tool.major < server.major) return { state: 'outdated', tool };
  // Its session settings would be the next client's, and the platform's pages would find no table any more.
  if (server.pooler) return { state: 'pooler', tool };
  return { state: canSay(server.target.tls) ? 'ready' : 'pinned', tool };
}

export function requireReady({ state, tool }: ToolStanding, major: number): Tool {
  if (state === 'ready' && tool !== null) return tool;
  const version = tool?.version ?? '';
  if (state === 'outdated') {
    throw new AppError('backup-tool-outdated', `pg_dump ${version} is older than the server (${major})`, {
      details: { reason: 'backup-tool-older-than-server', version, server: major },
    });
  }
  throw new AppError('backup-tool-missing', `pg_dump cannot be used here: ${state}`, {
    details: { reason: `backup-tool-${state}`, server: major },
  });
}

export async function* customDump(tool: Tool, request: DumpRequest): AsyncIterable<Uint8Array> {
  const { target, snapshot, content, signal } = request;
  const { env, dispose } = await libpqEnvironment(target);
  const words = [
    '--format=custom',
    '--no-owner',
    '--no-acl',
    '--no-password',
    `--snapshot=${snapshot}`,
    ...(content === 'all' ? [] : [`--${content}-only`]),
  ];
  try {
    yield* outputOf(tool, words, { env, signal });
  } finally {
    await dispose();
  }
}

/** A custom-format file as the SQL it stands for; pg_restore itself never connects anywhere. */
export async function* customAsSql(
  source: AsyncIterable<Uint8Array>,
  signal?: AbortSignal,
): AsyncIterable<Uint8Array> {
  const tool = await findTool('pg_restore');
  if (tool === null) {
    throw new AppError('backup-tool-missing', 'pg_restore is not on this computer', {
      details: { reason: 'backup-restore-tool-missing' },
    });
  }
  const words = ['--no-owner', '--no-acl', '--file=-'];
  yield* outputOf(tool, words, { env: withoutPostgresWords(), signal, input: source });
}
