import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';

const mount = process.getuid?.() === 0 ? ['-m'] : ['-rm'];
const canMount = spawnSync('unshare', [...mount, 'mount', '-t', 'tmpfs', 'none', '/mnt']).status === 0;

let database: TestDatabase;
let userData: string;
beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(`INSERT INTO usuarios (email, password) VALUES ('eva@uni.example', '')`);
  userData = await mkdtemp(join(tmpdir(), 'tiza-journal-'));
});
afterAll(async () => {
  await rm(userData, { recursive: true, force: true });
  await database.drop();
});

/** The child alone sees its small disk, which goes with it. */
function onSmallDisk(): Record<string, unknown> {
  const { host, port, user, password, database: name } = database;
  const child = new URL('../support/journal/full-disk-child.ts', import.meta.url).pathname;
  const given = JSON.stringify({ userData, place: { host, port, user, password, database: name } });
  const script = 'mount -t tmpfs -o size=20m,mode=700 none "$0" && exec "$@"';
  const node = [process.execPath, '--import', 'tsx', child, given];
  const { stdout, stderr } = spawnSync('unshare', [...mount, 'sh', '-c', script, userData, ...node], {
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(stderr).toBe('');
  return JSON.parse(stdout);
}

it.runIf(canMount)(
  'a disk that runs full while somebody types costs no word and says so at once',
  async () => {
    const report = onSmallDisk();
    const text = report.text as string;
    expect(report).toMatchObject({ bavail: 0, failed: 'disk-full', saidAtOnce: ['disk-full'] });
    // Kept in memory, told before leaving; what is older stands on the disk undamaged.
    expect(report.inMemory).toEqual([
      ['durante', text],
      ['antes', 'Escrito cuando había sitio.'],
    ]);
    expect(report).toMatchObject({ publishing: 'disk-full', leaving: { unsaved: true } });
    const whileFull = report.whileFull as { drafts: [string, string][]; damaged: number };
    expect(whileFull.damaged).toBe(0);
    expect(Object.fromEntries(whileFull.drafts)).toMatchObject({ antes: 'Escrito cuando había sitio.' });
    const kept = Object.fromEntries(whileFull.drafts).durante ?? '';
    expect(text.startsWith(kept)).toBe(true);
    // With room again everything is written by itself, and nothing was sent that could not be written down.
    expect(report.afterwards).toEqual({
      drafts: expect.arrayContaining([
        ['antes', 'Escrito cuando había sitio.'],
        ['durante', text],
      ]),
      items: [[true, 'confirmed']],
      damaged: 0,
    });
    expect(report).toMatchObject({
      statuses: ['disk-full', null],
      publishedLater: 'confirmed',
      files: ['.journal'],
    });
    expect(await database.query('SELECT comentario AS text FROM feedback ORDER BY id')).toEqual([
      { text: 'Publicado cuando había sitio.' },
      { text: 'Publicado con el disco lleno.' },
    ]);
  },
);
