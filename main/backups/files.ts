import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { BackupFile } from '#contract/backups';
import { AppError } from '#contract/errors';
import type { Passphrases } from './keep/passphrases.ts';
import { readShelf } from './keep/shelf.ts';
import type { Looked } from './restore/inspect-file.ts';

/** The files the window may speak of: those on a course's shelf and those a person picked. Never a path. */
export interface KnownFiles {
  pick(path: string): BackupFile;
  /** With the passphrase typed now, or with one that is known. */
  find(file: BackupFile, typed: string | undefined): Promise<Looked>;
  /** It opened this file: nobody is asked twice. */
  opened(looked: Looked): void;
}

export interface KnownFilesDeps {
  /** The open course and its folder; `null`: none is open. */
  shelf(): { folder: string; course: string } | null;
  passphrases: Pick<Passphrases, 'get'>;
}

const gone = () =>
  new AppError('not-found', 'No such backup', { details: { reason: 'backup-file-missing' } });

export function createKnownFiles({ shelf, passphrases }: KnownFilesDeps): KnownFiles {
  const picked = new Map<string, string>();
  const keys = new Map<string, string>();

  async function pathOf(file: BackupFile): Promise<string> {
    if (file.kind === 'picked') return picked.get(file.token) ?? Promise.reject(gone());
    const place = shelf();
    if (place === null) throw gone();
    const { items } = await readShelf(place.folder, place.course);
    const item = items.find(({ manifest }) => manifest.file === file.id);
    return item === undefined ? Promise.reject(gone()) : join(place.folder, item.manifest.file);
  }

  return {
    pick(path) {
      const token = randomBytes(16).toString('hex');
      picked.set(token, path);
      return { kind: 'picked', token };
    },
    async find(file, typed) {
      const path = await pathOf(file);
      const course = shelf()?.course;
      const known = keys.get(path) ?? (course === undefined ? null : await passphrases.get(course));
      return { file, path, passphrase: typed ?? known };
    },
    opened({ path, passphrase }) {
      if (passphrase !== null) keys.set(path, passphrase);
    },
  };
}
