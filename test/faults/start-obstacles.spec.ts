import { spawnSync } from 'node:child_process';
import { chmod, chown, cp, mkdir, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { findBinaries } from '../../main/embedded/binaries.ts';
import { ensureCluster } from '../../main/embedded/cluster.ts';
import { dataFolder } from '../../main/embedded/layout.ts';
import { findRunAs } from '../../main/embedded/run-as.ts';
import { digestOf, queryIn } from '../support/sample/contents.ts';
import { useFolder } from '../support/sample/folder.ts';
import { reasonFor, sampleHere, serverHere } from '../support/sample/here.ts';
import { serverProcesses } from '../support/sample/processes.ts';
import { startApp } from '../support/sample/running.ts';

const root = process.getuid?.() === 0;
const posix = process.platform !== 'win32';
const userData = useFolder();

// How root becomes somebody ordinary who can still read this checkout.
const nobody = 65_534;
const ordinary = root
  ? [
      'setpriv',
      `--reuid=${nobody}`,
      `--regid=${nobody}`,
      '--clear-groups',
      '--securebits=+no_setuid_fixup',
      '--inh-caps=+dac_read_search',
      '--ambient-caps=+dac_read_search',
    ]
  : [];
const canMount = root && spawnSync('unshare', ['-m', 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

describe('the port', () => {
  test('that somebody took in between is given up for another', async () => {
    const stranger = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => stranger.once('listening', resolve));
    const address = stranger.address();
    const taken = typeof address === 'object' && address ? address.port : 0;
    const offered = [taken, taken];
    const server = await serverHere(userData(), async () => offered.pop() ?? (await anyPort()));
    await server.stop();
    stranger.close();
    expect(offered).toEqual([]);
    expect(server.address.port).not.toBe(taken);
  });

  test('is open to the password alone, on this machine alone', async () => {
    const server = await serverHere(userData());
    const opened = { address: server.address, database: 'postgres' };
    for (const password of ['', 'tiza', 'postgres']) {
      const client = new pg.Client({ ...server.address, database: 'postgres', password });
      await expect(client.connect()).rejects.toThrow(/password/);
    }
    const settings = await queryIn(
      opened,
      `SELECT name, setting FROM pg_settings WHERE name IN ('listen_addresses', 'unix_socket_directories') ORDER BY 1`,
    );
    const rules = await queryIn(opened, 'SELECT type, address, auth_method FROM pg_hba_file_rules');
    await server.stop();
    expect(settings).toEqual([
      { name: 'listen_addresses', setting: '127.0.0.1' },
      { name: 'unix_socket_directories', setting: '' },
    ]);
    expect(rules).toEqual([{ type: 'host', address: '127.0.0.1', auth_method: 'scram-sha-256' }]);
    if (posix) expect((await stat(join(userData(), 'data'))).mode & 0o077).toBe(0);
  });

  test('needs another password at every start', async () => {
    const first = await serverHere(userData());
    await first.stop();
    const second = await serverHere(userData());
    const { password } = second.address;
    const client = new pg.Client({
      ...second.address,
      database: 'postgres',
      password: first.address.password,
    });
    await expect(client.connect()).rejects.toThrow(/password/);
    await second.stop();
    expect(password.length).toBeGreaterThanOrEqual(32);
  });
});

describe('the folder', () => {
  test('that is a file is reported as not accessible', async () => {
    await writeFile(join(userData(), 'file'), '');
    expect(await reasonFor(sampleHere(join(userData(), 'file')).open())).toBe('embedded-no-access');
  });

  test.skipIf(!posix)('that may not be written is reported, and nothing is left in it', async () => {
    await chmod(userData(), 0o555);
    const app = startApp(userData(), ordinary);
    expect(await app.failed).toMatchObject({ code: 'forbidden', reason: 'embedded-no-access' });
    await app.quit();
    await chmod(userData(), 0o755);
  });

  test.skipIf(!canMount)('on a full disk is reported wherever the space ends', async () => {
    // Too small for an empty server, for the course, and for its last images.
    for (const megabytes of [20, 60, 110]) {
      const folder = join(userData(), String(megabytes));
      await mkdir(folder);
      const mount = `mount -t tmpfs -o size=${megabytes}m,mode=755 none "$0" && exec "$@"`;
      const app = startApp(folder, ['unshare', '-m', 'sh', '-c', mount, folder]);
      expect(await app.failed).toMatchObject({ code: 'disk-full', reason: 'embedded-disk-full' });
      await app.quit();
    }
  });
});

describe('the user', () => {
  test.skipIf(!root)('root runs the server as somebody else', async () => {
    const server = await serverHere(userData());
    const owners = await Promise.all(serverProcesses(userData()).map(({ pid }) => stat(`/proc/${pid}`)));
    await server.stop();
    expect(owners.length).toBeGreaterThan(3);
    expect(owners.filter(({ uid }) => uid === 0)).toEqual([]);
  });

  test.skipIf(!root)('reaches programs and data that lie in a folder of root alone', async () => {
    const closed = join(userData(), 'closed');
    await mkdir(closed, { mode: 0o700 });
    const own = await findBinaries();
    const native = join(closed, 'native');
    await cp(join(own.postgres, '../..'), native, { recursive: true, verbatimSymlinks: true });
    const binaries = await findBinaries(native);
    const runAs = await findRunAs(binaries, closed);
    await ensureCluster(closed, binaries, runAs);
    expect((await stat(dataFolder(closed))).uid).toBe(runAs.owner?.uid);
  });

  test.skipIf(!root)('who is ordinary opens the course, and root after them', async () => {
    const own = join(userData(), 'own');
    await mkdir(own);
    await chown(own, nobody, nobody);
    const app = startApp(own, ordinary);
    const digest = await digestOf(await app.opened);
    await app.quit();
    const mine = sampleHere(own);
    const opened = await mine.open();
    const again = await digestOf(opened);
    await mine.close();
    expect(opened.notice).toBeUndefined();
    expect(again).toBe(digest);
  });
});

test.skipIf(!posix)("a stale process number that now is a stranger's does no harm to either", async () => {
  const first = await serverHere(userData());
  await first.stop();
  const data = join(userData(), 'data');
  await writeFile(join(data, 'postmaster.pid'), `${process.pid}\n${data}\n1\n5432\n\n127.0.0.1\n`);
  const second = await serverHere(userData());
  expect(second.running()).toBe(true);
  await second.stop();
});

async function anyPort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => probe.once('listening', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address ? address.port : 0;
}
