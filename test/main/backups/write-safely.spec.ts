import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newPartName, removeLeftovers } from '../../../main/backups/file/part-name.ts';
import { writeUnfinished } from '../../../main/backups/file/write-safely.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-spec-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function* pieces(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text);
}

describe('a backup on its way to the disk', () => {
  it('has no name until it is whole, is closed to others, and then lies there alone', async () => {
    const file = await writeUnfinished(folder, 'a.sql.gz', pieces('uno ', 'dos'));
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^a\.sql\.gz\.tiza-.*\.part$/)]);
    expect((await stat(file.path)).mode & 0o777).toBe(0o600);
    await file.keep();
    expect(await readdir(folder)).toEqual(['a.sql.gz']);
    expect(await readFile(join(folder, 'a.sql.gz'), 'utf8')).toBe('uno dos');
    expect(file.written.bytes).toBe(7);
  });

  it('never takes the place of an older one', async () => {
    await writeFile(join(folder, 'a'), 'the older one');
    const file = await writeUnfinished(folder, 'a', pieces('another'));
    await expect(file.keep()).rejects.toMatchObject({ code: 'EEXIST' });
    await file.discard();
    expect(await readdir(folder)).toEqual(['a']);
    expect(await readFile(join(folder, 'a'), 'utf8')).toBe('the older one');
  });

  it('leaves nothing when what it is made from breaks off, or when somebody gives up', async () => {
    async function* broken() {
      yield Buffer.from('half');
      throw new Error('the server is gone');
    }
    await expect(writeUnfinished(folder, 'a', broken())).rejects.toThrow('the server is gone');
    const controller = new AbortController();
    async function* endless() {
      for (;;) {
        controller.abort(new Error('given up'));
        yield Buffer.from('more');
      }
    }
    const { signal } = controller;
    await expect(writeUnfinished(folder, 'a', endless(), { signal })).rejects.toThrow('given up');
    expect(await readdir(folder)).toEqual([]);
  });

  it.runIf(process.getuid?.() !== 0)('says which folder cannot be written', async () => {
    await chmod(folder, 0o500);
    await expect(writeUnfinished(folder, 'a', pieces('x'))).rejects.toMatchObject({
      code: 'forbidden',
      details: { reason: 'backup-folder-unwritable', folder },
    });
  });
});

describe('what a killed Tiza left half written', () => {
  it('goes; everybody else’s files, and those being written now, stay', async () => {
    const mine = newPartName('now.sql.gz');
    // The greatest number Linux gives no process by default, and more.
    const dead = mine.replace(/-\d+-[0-9a-f]{8}\.part$/, '-4194400-00000000.part');
    const elsewhere = dead.replace(/tiza-[0-9a-f]{8}/, 'tiza-00000000');
    const names = [mine, dead, elsewhere, 'download.part', 'older.sql.gz'];
    await Promise.all(names.map((name) => writeFile(join(folder, name), 'x')));
    expect(await removeLeftovers(folder)).toEqual([dead]);
    expect((await readdir(folder)).sort()).toEqual(names.filter((name) => name !== dead).sort());
  });
});
