import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { BackupFormat } from '#contract/backup-words';
import { backupFileName } from '../../../main/backups/take/file-name.ts';
import { arrivalIn } from '../../../main/electron/arrival.ts';

const folder = resolve('/home/ana/Documentos');
const among = (...argv: string[]) => arrivalIn(['/opt/Tiza/tiza', ...argv], folder);
const backup = (name: string) => ({ kind: 'backup', path: resolve(folder, name) });

describe('what the system hands over', () => {
  it('is a backup by its place, from where somebody stood, or by its address', () => {
    expect(among('--no-sandbox', 'Tiza/cálculo i.tiza')).toEqual(backup('Tiza/cálculo i.tiza'));
    expect(among(String(pathToFileURL(resolve(folder, 'cálculo i.tiza'))))).toEqual(backup('cálculo i.tiza'));
    expect(among(resolve('/mnt/usb/copia.SQL.GZ'))).toEqual(backup(resolve('/mnt/usb/copia.SQL.GZ')));
    for (const older of ['a.sql.gz.age', 'a.tiza.tar', 'a.dump']) expect(among(older)).toEqual(backup(older));
  });

  it('is a link, which says nothing of files', () => {
    const link = 'tiza://sample/foro5/1?name=copia.tiza';
    expect(among(link, 'a.tiza')).toEqual({ kind: 'link', link });
  });

  it('is nothing where nothing can be opened', () => {
    expect(among('--file=a.tiza', '--sample', 'notas.txt', 'file://%zz/a.tiza', '/work')).toBeUndefined();
    expect(arrivalIn(['/opt/copia.tiza'], folder)).toBeUndefined();
  });
});

describe('the ending that Tiza is registered for', () => {
  it('is that of every backup that no other program opens, and of no other', () => {
    const [, ending] =
      /fileAssociations:\n {2}- ext: (\w+)\n/.exec(readFileSync('electron-builder.yml', 'utf8')) ?? [];
    const formats: BackupFormat[] = ['sql.gz', 'bundle', 'custom'];
    const opens = formats.flatMap((format) =>
      [false, true]
        .filter((encrypt) => backupFileName('x', { format, encrypt }, new Date()).endsWith(`.${ending}`))
        .map((encrypt) => `${format} ${encrypt}`),
    );
    expect(opens).toEqual(['sql.gz true', 'bundle false', 'bundle true', 'custom true']);
  });
});
