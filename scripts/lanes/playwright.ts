import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runPackage } from './command.ts';
import type { Lane, Outcome, Skipped } from './lane.ts';

/** The part of Playwright's JSON report that we count. */
export interface Report {
  config: { projects: { name: string }[] };
  suites: Suite[];
  errors: unknown[];
}

interface Suite {
  title: string;
  suites?: Suite[];
  specs: { title: string; tags: string[]; tests: Test[] }[];
}

interface Test {
  projectName: string;
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  annotations: { type: string; description?: string }[];
}

/** Carried by specs that the stand-in cannot prove. */
export const electronTag = 'electron-only';

function testsOf(suite: Suite): { title: string; needsElectron: boolean; test: Test }[] {
  const own = suite.specs.flatMap(({ title, tags, tests }) =>
    tests.map((test) => ({
      title,
      needsElectron: tags.some((tag) => tag.replace('@', '') === electronTag),
      test,
    })),
  );
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}

function reasonOf(title: string, test: Test): string {
  const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
  return reason ? `${title}: ${reason}` : title;
}

export function countPlaywright(report: Report, exitCode: number): Outcome {
  const tests = report.suites.flatMap(testsOf);
  const withStatus = (...wanted: Test['status'][]) =>
    tests.filter(({ test }) => wanted.includes(test.status)).length;
  const skipped: Skipped[] = tests
    .filter(({ test }) => test.status === 'skipped')
    .map(({ title, needsElectron, test }) => ({ what: reasonOf(title, test), needsElectron }));
  if (!report.config.projects.some(({ name }) => name === 'electron')) {
    skipped.push({
      what: 'the same specs on Electron itself: its binary is not on this machine (`node node_modules/electron/install.js` fetches it)',
      needsElectron: true,
    });
  }
  const failed = withStatus('unexpected') + report.errors.length;
  return {
    passed: withStatus('expected', 'flaky'),
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped,
  };
}

export const e2e: Lane = {
  name: 'e2e',
  async run(extra) {
    const file = join('out', 'test', 'e2e.json');
    await mkdir(join('out', 'test'), { recursive: true });
    await rm(file, { force: true });
    const code = await runPackage(
      { package: '@playwright/test', path: 'cli.js' },
      ['test', '--reporter=list,json', ...extra],
      { PLAYWRIGHT_JSON_OUTPUT_FILE: join(process.cwd(), file) },
    );
    const text = await readFile(file, 'utf8').catch(() => undefined);
    if (text === undefined) return { passed: 0, failed: 1, skipped: [] };
    return countPlaywright(JSON.parse(text) as Report, code);
  },
};
