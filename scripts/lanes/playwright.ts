import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findElectron } from '../electron-binary.ts';
import { build } from './checks.ts';
import { runPackage } from './command.ts';
import type { Lane, Outcome } from './lane.ts';

/** The part of Playwright's JSON report that we count. */
export interface Report {
  config: { projects: { name: string }[] };
  suites: Suite[];
  errors: unknown[];
}

interface Suite {
  title: string;
  suites?: Suite[];
  specs: { title: string; tests: Test[] }[];
}

interface Test {
  projectName: string;
  status: 'expected' | 'unexpected' | 'flaky' | 'skipped';
  annotations: { type: string; description?: string }[];
}

function testsOf(suite: Suite): { title: string; test: Test }[] {
  const own = suite.specs.flatMap(({ title, tests }) => tests.map((test) => ({ title, test })));
  return [...own, ...(suite.suites ?? []).flatMap(testsOf)];
}

function sentence({ title, test }: { title: string; test: Test }): string {
  const reason = test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description;
  return reason ? `${title}: ${reason}` : title;
}

function whyNotElectron(): string {
  return findElectron() === null
    ? 'its binary is not on this machine (`node node_modules/electron/install.js` fetches it)'
    : 'it needs a display (for example through xvfb-run)';
}

export function countPlaywright(report: Report, exitCode: number): Outcome {
  const tests = report.suites.flatMap(testsOf);
  const withStatus = (...wanted: Test['status'][]) =>
    tests.filter(({ test }) => wanted.includes(test.status));
  const skipped = withStatus('skipped').map(sentence);
  if (!report.config.projects.some(({ name }) => name === 'electron')) {
    skipped.push(`the same specs on Electron itself: ${whyNotElectron()}`);
  }
  const failed = withStatus('unexpected').length + report.errors.length;
  return {
    passed: withStatus('expected', 'flaky').length,
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped,
  };
}

export const e2e: Lane = {
  name: 'e2e',
  needs: build,
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
