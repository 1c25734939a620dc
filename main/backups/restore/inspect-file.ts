import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { BackupFile, Inspected } from '#contract/backups';
import type { Inspection } from '../engine/engine.ts';
import type { Engine } from '../engine-words.ts';
import { type Manifest, manifestName, readManifest } from '../file/manifest.ts';
import { contentOf, isEncrypted } from '../file/open-file.ts';

/** A file to be looked into: where it lies, and how the window calls it. */
export interface Looked {
  file: BackupFile;
  path: string;
  /** What opens it, if it has to be opened. */
  passphrase: string | null;
}

interface Beside {
  manifest: Manifest | null;
  state: Inspected['state'];
}

async function manifestBeside(path: string, bytes: number): Promise<Beside> {
  const read = await readManifest(manifestName(path));
  if (read.state !== 'sound') {
    return { manifest: null, state: read.state === 'changed' ? 'manifest-changed' : 'no-manifest' };
  }
  const { manifest } = read;
  // A backup that was given another name is still the one its manifest speaks of, if that moved with it.
  const same = manifest.bytes === bytes && manifest.file === basename(path);
  return same ? { manifest, state: 'sound' } : { manifest: null, state: 'file-changed' };
}

function sourceOf(manifest: Manifest | null, found: Inspection | null): Inspected['source'] {
  if (manifest !== null) {
    const { host, database, version } = manifest.server;
    return { host, database, version };
  }
  if (found?.header) {
    const { database, version } = found.header.server;
    return { host: '', database, version };
  }
  const version = found?.foreign?.serverVersion;
  return version ? { host: '', database: '', version } : null;
}

function tablesOf(manifest: Manifest | null, found: Inspection | null): Inspected['tables'] {
  if (manifest !== null) return manifest.tables.map(({ schema, name, rows }) => ({ schema, name, rows }));
  return (found?.header?.tables ?? []).map(({ schema, name }) => ({ schema, name, rows: null }));
}

/** What a file says of itself, at a glance: nothing is restored, and nothing it says is believed yet. */
export async function inspectFile(
  engine: Pick<Engine, 'inspect'>,
  { file, path, passphrase }: Looked,
): Promise<Inspected> {
  const encrypted = await isEncrypted(path);
  const { size: bytes } = await stat(path);
  const { manifest, state } = await manifestBeside(path, bytes);
  const open = !encrypted || passphrase !== null;
  const found = open ? await engine.inspect(contentOf(path, passphrase), { depth: 'head' }) : null;
  return {
    file,
    name: basename(path),
    bytes,
    kind: found?.kind ?? null,
    encrypted,
    open,
    takenAt: manifest?.takenAt ?? found?.header?.taken ?? null,
    source: sourceOf(manifest, found),
    course: manifest?.course.name ?? null,
    content: manifest?.content ?? found?.header?.content ?? null,
    tables: tablesOf(manifest, found),
    notCovered: manifest?.notCovered ?? [],
    level: manifest?.level ?? null,
    state,
  };
}
