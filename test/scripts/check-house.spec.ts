import { describe, expect, it } from 'vitest';
import { problemsIn, withoutComments } from '../../scripts/house/rule.ts';
import { rules } from '../../scripts/house/rules.ts';

/** The rules broken by a small tree, as `rule path:line`. */
function broken(tree: Record<string, string>): string[] {
  const files = Object.entries(tree).map(([path, text]) => ({ path, text }));
  return problemsIn(files, rules).map(({ rule, path, line }) => `${rule} ${path}${line ? `:${line}` : ''}`);
}

// Not spelled out, because this file is checked too.
const imports = (...names: string[]) => names.map((name) => `import { a } from '${name}';\n`).join('');
const requires = (name: string) => `\nconst { app } = require('${name}');\n`;
const awaits = (name: string) => `await import('${name}');\n`;

const integrity = `sha512-${'A'.repeat(86)}==`;
const lock = (packages: Record<string, object>) =>
  JSON.stringify({
    packages: Object.fromEntries(
      Object.entries(packages).map(([name, about]) => [`node_modules/${name}`, about]),
    ),
  });

const lines = (count: number) => 'const a = 1;\n'.repeat(count);

// [what it is about, a tree that breaks it, what the check says, a tree beside it that is fine]
const cases: [string, Record<string, string>, string[], Record<string, string>][] = [
  [
    'electron is imported in its room alone',
    {
      'main/web/media.ts': imports('electron'),
      'main/app.ts': requires('electron'),
      'renderer/app.ts': awaits('electron'),
    },
    ['electron main/web/media.ts:1', 'electron main/app.ts:2', 'electron renderer/app.ts:1'],
    {
      'main/electron/window.ts': imports('electron'),
      'main/index.ts': imports('electron'),
      'preload/index.ts': imports('electron'),
      'main/app.ts': `// ${imports('electron')}${imports('./electron/window.ts')}`,
    },
  ],
  [
    'the sides share the contract and nothing else',
    {
      'renderer/api/client.ts': imports('../../main/database/pool.ts'),
      'main/app.ts': imports('../renderer/state/store.ts'),
      'preload/contract/app.ts': imports('../index.ts'),
      'renderer/state/store.ts': imports('node:fs/promises'),
    },
    [
      'walls renderer/api/client.ts:1',
      'walls main/app.ts:1',
      'walls preload/contract/app.ts:1',
      'walls renderer/state/store.ts:1',
    ],
    {
      'renderer/api/client.ts': imports('#contract/contract', './queries.ts'),
      'main/app.ts': imports('node:fs/promises', '../migrations/all.ts'),
    },
  ],
  [
    'imports name the file',
    { 'main/app.ts': imports('./database/pool') },
    ['imports main/app.ts:1'],
    { 'main/app.ts': imports('./database/pool.ts', 'zod') },
  ],
  [
    'platform names stay in platforms',
    {
      'main/grading/grading.ts': "\nconst table = 'respuestas_foro3';\n// as in usuarios\n",
      'renderer/a.tsx': 'const key = imagen_1;\n',
    },
    [
      'platforms main/grading/grading.ts:2',
      'platforms main/grading/grading.ts:3',
      'platforms renderer/a.tsx:1',
    ],
    {
      'main/platforms/calculus/activities.ts': "const table = 'respuestas_foro3';\n",
      'main/embedded/course/schema.ts': "const table = 'usuarios';\n",
      'main/grading/grading.ts': 'const key = "foro3";\n',
    },
  ],
  [
    'SQL stays in its rooms',
    {
      'main/grading/grading.ts': "db.rows({ text: 'SELECT id FROM notes' });\n",
      'main/connections/rights.ts': '\n\nconst text = `select rolname\n  from pg_roles`;\n',
      'renderer/a.ts': "const text = 'DELETE FROM notes';\n",
    },
    ['sql main/grading/grading.ts:1', 'sql main/connections/rights.ts:3', 'sql renderer/a.ts:1'],
    {
      'main/connections/rights-queries.ts': "const text = 'SELECT rolname FROM pg_roles';\n",
      'main/care/sizes.ts': "const text = 'SELECT relname FROM pg_class';\n",
      'renderer/a.ts': "const hint = 'Select a submission from the queue'; // SELECT … FROM\n",
    },
  ],
  [
    'columns are named, and passwords never read',
    {
      'main/care/sizes.ts': "const text = 'SELECT * FROM pg_class';\n",
      'main/platforms/calculus/students.ts': "const text = 'SELECT email, password FROM usuarios';\n",
    },
    ['columns main/care/sizes.ts:1', 'columns main/platforms/calculus/students.ts:1'],
    {
      'main/care/sizes.ts':
        "const text = 'SELECT count(*) FROM pg_class WHERE oid IN (SELECT * FROM unnest($1))';\n",
    },
  ],
  [
    'files stay short, data aside',
    { 'main/long.ts': lines(251), 'renderer/theme/long.css': lines(251), 'docs/long.md': lines(251) },
    ['length main/long.ts', 'length renderer/theme/long.css', 'length docs/long.md'],
    {
      'main/long.ts': lines(250),
      'renderer/i18n/es/desk.json': lines(251),
      'resources/sample-course/a.md': lines(251),
    },
  ],
  [
    'names are in kebab-case',
    { 'renderer/features/queue/QueueRow.tsx': '', 'main/some_file.ts': '', 'test/Main/a.spec.ts': '' },
    ['names renderer/features/queue/QueueRow.tsx', 'names main/some_file.ts', 'names test/Main/a.spec.ts'],
    {
      'README.md': '',
      '.ci/run': '',
      'migrations/0001_ledger.ts': '',
      'vite.main.config.ts': '',
      '.nvmrc': '',
    },
  ],
  [
    'there are no barrels and no drawers',
    {
      'main/grading/index.ts': '',
      'main/lib/utils.ts': '',
      'renderer/string-helpers.ts': '',
      'main/a.ts': "export * from './b.ts';\n",
    },
    [
      'drawers main/grading/index.ts',
      'drawers main/lib/utils.ts',
      'drawers renderer/string-helpers.ts',
      'drawers main/a.ts:1',
    ],
    { 'main/index.ts': '', 'preload/index.ts': '', 'main/lib/describe-error.ts': '' },
  ],
  [
    'nothing is left for later',
    { 'main/a.ts': `// ${'TO' + 'DO'}: more\n`, 'docs/a.md': `\n${'FIX' + 'ME'}\n` },
    ['later main/a.ts:1', 'later docs/a.md:2'],
    { 'main/a.ts': "const es = { todo: 'Todo' };\n" },
  ],
  [
    'no test is set aside without a reason',
    {
      'test/main/a.spec.ts': `it.${'only'}('a', () => {});\n`,
      'test/main/b.spec.ts': `\ndescribe.${'skip'}('b', () => {});\n`,
      'test/e2e/c.spec.ts': `test.${'fixme'}('c', async () => {});\n`,
    },
    ['set-aside test/main/a.spec.ts:1', 'set-aside test/main/b.spec.ts:2', 'set-aside test/e2e/c.spec.ts:1'],
    {
      'test/main/a.spec.ts': `// Until the server can do it.\nit.${'skip'}('a', () => {});\n`,
      'test/main/b.spec.ts': `it.${'skipIf'}(windows)('b', () => {});\n`,
      'test/e2e/c.spec.ts': `test.${'skip'}(lane !== 'electron', 'fuses are in the binary');\n`,
    },
  ],
  [
    'no path of one machine is told',
    { 'docs/a.md': `see ${'/ro' + 'ot'}/tiza\n`, 'main/a.ts': `\nconst a = '${'/wo' + 'rk'}/main';\n` },
    ['paths docs/a.md:1', 'paths main/a.ts:2'],
    {
      'main/a.ts': "import './rooms/root/a.ts';\nconst b = 'and/or/work/study';\n",
      'test/a.ts': `const hostile = '${'/ro' + 'ot'}/.pgpass';\n`,
    },
  ],
  [
    'the lock file names no host',
    { 'package-lock.json': '{\n "resolved": "https://registry.example/zod.tgz"\n}\n' },
    ['lock package-lock.json:2'],
    { 'package-lock.json': '{ "funding": "https://example.org" }\n' },
  ],
  [
    'the lock file holds no strangers',
    {
      'package-lock.json': lock({
        loose: { license: 'MIT' },
        borrowed: { license: 'MIT', integrity, resolved: 'git+ssh://somewhere/borrowed.git' },
        closed: { license: 'SEE LICENSE IN EULA', integrity },
        eager: { license: 'MIT', integrity, hasInstallScript: true },
      }),
    },
    [
      'packages package-lock.json',
      'packages package-lock.json',
      'packages package-lock.json',
      'packages package-lock.json',
    ],
    {
      'package-lock.json': lock({
        zod: { license: 'MIT', integrity },
        keytar: { license: 'MIT', integrity, hasInstallScript: true },
        either: { license: '(GPL-3.0 OR MIT)', integrity },
        drawing: { license: 'Apache-2.0 AND LGPL-3.0-or-later', integrity, dev: true },
      }),
    },
  ],
  [
    'docs name what is there',
    { 'docs/a.md': 'see [b](b.md) and\n`main/gone.ts`, `test/gone/`\n' },
    ['docs docs/a.md:1', 'docs docs/a.md:2', 'docs docs/a.md:2'],
    {
      'docs/a.md':
        'see [b](b.md), [main](../main), `main/web/`, `main/app.ts`, `main/{a,b}` [x](https://x.example)\n',
      'docs/b.md': '',
      'main/app.ts': '',
      'main/web/media.ts': '',
    },
  ],
];

describe('a house rule', () => {
  it.each(cases)('%s', (_, wrong, expected, fine) => {
    expect(broken(wrong)).toEqual(expected);
    expect(broken(fine)).toEqual([]);
  });

  it('has a case here that breaks it', () => {
    const proven = new Set(cases.flatMap(([, , expected]) => expected.map((words) => words.split(' ')[0])));
    expect(rules.map(({ name }) => name).filter((name) => !proven.has(name))).toEqual([]);
  });
});

describe('comments', () => {
  it('are blanked out without moving a line or touching an address', () => {
    const text = "/* one\n two */ const a = 'https://tiza.example'; // three\nconst b = 1;\n";
    const code = withoutComments(text);
    expect(code.split('\n')).toHaveLength(4);
    expect(code).toContain('https://tiza.example');
    expect(code).not.toMatch(/one|two|three/);
  });
});
