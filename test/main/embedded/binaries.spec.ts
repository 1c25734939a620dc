import { chmod, mkdir, mkdtemp, readlink, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findBinaries } from '../../../main/embedded/binaries.ts';
import { reasonOf } from '../../../main/embedded/failures.ts';

const suffix = process.platform === 'win32' ? '.exe' : '';
let native: string;

beforeEach(async () => {
  native = join(await realpath(await mkdtemp(join(tmpdir(), 'tiza-binaries-'))), 'native');
  await mkdir(join(native, 'bin'), { recursive: true });
  await mkdir(join(native, 'lib'));
  for (const name of ['postgres', 'initdb', 'pg_ctl']) {
    await writeFile(join(native, 'bin', name + suffix), '#!/bin/sh\n', { mode: 0o755 });
  }
  await writeFile(join(native, 'lib', 'libpq.so.5.18'), 'library');
  const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }];
  await writeFile(join(native, 'pg-symlinks.json'), JSON.stringify(links));
});

afterEach(() => rm(join(native, '..'), { recursive: true, force: true }));

async function reason(work: Promise<unknown>): Promise<string | undefined> {
  return work.then(() => undefined, reasonOf);
}

describe.skipIf(process.platform === 'win32')(
  'binaries of a package whose install script did not run',
  () => {
    test('get the symbolic links that npm could not carry', async () => {
      await findBinaries(native);
      expect(await readlink(join(native, 'lib', 'libpq.so.5'))).toBe('libpq.so.5.18');
      await findBinaries(native);
      expect((await stat(join(native, 'lib', 'libpq.so.5'))).size).toBe(7);
    });

    test('become executable', async () => {
      await chmod(join(native, 'bin', 'postgres'), 0o644);
      const { postgres } = await findBinaries(native);
      expect((await stat(postgres)).mode & 0o777).toBe(0o755);
    });

    test('say so when a link cannot be made', async () => {
      await rm(join(native, 'lib'), { recursive: true });
      expect(await reason(findBinaries(native))).toBe('embedded-binaries-incomplete');
    });
  },
);

test('binaries that are not there are reported with the platform', async () => {
  await rm(join(native, 'bin', `postgres${suffix}`));
  const error = await findBinaries(native).catch((caught: unknown) => caught);
  expect(error).toMatchObject({
    code: 'not-found',
    details: { reason: 'embedded-binaries-missing', platform: `${process.platform}-${process.arch}` },
  });
});

test('the package of this platform is found', async () => {
  const { postgres } = await findBinaries();
  expect((await stat(postgres)).isFile()).toBe(true);
});
