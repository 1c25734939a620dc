import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import {
  backupContent,
  backupFormat,
  backupLevel,
  backupScope,
  drillResult,
  notCovered,
  tableName,
} from '#contract/backup-words';
import { writeFileAtomically } from '../../settings/atomic-write.ts';

export const tableFacts = z.object({
  schema: z.string(),
  name: z.string(),
  rows: z.int(),
  bytes: z.int(),
  /** SHA-256 of the rows as COPY writes them. */
  checksum: z.string(),
});

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const body = z.object({
  /** Its form is fixed for ever: an older Tiza must be able to read a newer one's. */
  tiza: z.literal('backup'),
  version: z.literal(1),
  /** Beside the manifest, never a path. */
  file: z.string().regex(/^[^/\\]+$/),
  bytes: z.int(),
  sha256,
  takenAt: z.iso.datetime(),
  course: z.object({ id: z.string(), name: z.string() }),
  server: z.object({ host: z.string(), database: z.string(), version: z.string(), major: z.int() }),
  format: backupFormat,
  encrypted: z.boolean(),
  scope: backupScope,
  content: backupContent,
  withoutPasswords: z.boolean(),
  /** Who took it: `Tiza`, or pg_dump with its version. */
  engine: z.string(),
  tables: z.array(tableFacts),
  /** Only checksums of the same row format can be compared. */
  rowFormat: z.enum(['text', 'binary']),
  omitted: z.array(tableName.extend({ column: z.string() })),
  notCovered: z.array(notCovered),
  level: backupLevel,
  /** When that level was reached. */
  levelAt: z.iso.datetime(),
  drill: drillResult.nullable(),
});

export type TableFacts = z.output<typeof tableFacts>;
export type Manifest = z.output<typeof body>;

const ending = '.tiza.json';
export const manifestName = (file: string) => `${file}${ending}`;
export const isManifestName = (name: string) => name.endsWith(ending);

const stored = body.extend({ checksum: sha256 });

/** Of everything in it, so that a changed number shows. */
function checksumOf(manifest: Manifest): string {
  return createHash('sha256')
    .update(JSON.stringify(body.parse(manifest)))
    .digest('hex');
}

export async function writeManifest(path: string, manifest: Manifest): Promise<void> {
  const text = JSON.stringify({ ...manifest, checksum: checksumOf(manifest) }, null, 2);
  await writeFileAtomically(path, `${text}\n`);
}

export type ReadManifest = { state: 'sound'; manifest: Manifest } | { state: 'changed' | 'unreadable' };

const readable = z.object({ tiza: z.literal('backup') });

/** `changed`: somebody or something wrote in it since; nothing it says is believed then. */
export async function readManifest(path: string): Promise<ReadManifest> {
  const raw: unknown = await readFile(path, 'utf8')
    .then((text) => JSON.parse(text))
    .catch(() => undefined);
  if (!readable.safeParse(raw).success) return { state: 'unreadable' };
  const parsed = stored.safeParse(raw);
  if (!parsed.success) return { state: 'changed' };
  const { checksum, ...manifest } = parsed.data;
  return checksum === checksumOf(manifest) ? { state: 'sound', manifest } : { state: 'changed' };
}
