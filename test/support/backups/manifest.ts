import type { Manifest } from '../../../main/backups/file/manifest.ts';
import type { ShelfItem } from '../../../main/backups/keep/shelf.ts';

export function manifestOf(takenAt: string, more: Partial<Manifest> = {}): Manifest {
  return {
    tiza: 'backup',
    version: 1,
    file: `${takenAt.replaceAll(':', '-')}.sql.gz`,
    bytes: 4,
    sha256: 'ab'.repeat(32),
    takenAt,
    course: { id: 'curso', name: 'Cálculo I' },
    server: { host: 'db.example.edu', database: 'calculo', version: '15.4', major: 15 },
    format: 'sql.gz',
    encrypted: false,
    scope: { kind: 'database' },
    content: 'all',
    withoutPasswords: false,
    engine: 'Tiza',
    tables: [{ schema: 'public', name: 'notas', rows: 3, bytes: 30, checksum: 'c'.repeat(64) }],
    rowFormat: 'text',
    omitted: [],
    notCovered: [],
    level: 'drilled',
    levelAt: takenAt,
    drill: null,
    ...more,
  };
}

export function shelfItem(takenAt: string, more: Partial<Manifest> = {}): ShelfItem {
  const manifest = manifestOf(takenAt, more);
  return { manifest, path: `/shelf/${manifest.file}`, state: 'sound' };
}
