import { mkdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { runPackage } from './command.ts';
import type { Lane, Outcome } from './lane.ts';

/** The part of Vitest's JSON report that we count. */
interface Report {
  testResults: {
    name: string;
    status: string;
    assertionResults: { status: string; fullName: string }[];
  }[];
}

export function countVitest(report: Report, exitCode: number): Outcome {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const failedTests = tests.filter(({ status }) => status === 'failed').length;
  // A file that cannot even be loaded has no failing test to show for it.
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  const failed = failedTests + brokenFiles;
  const skipped = tests
    .filter(({ status }) => status !== 'passed' && status !== 'failed')
    .map(({ fullName }) => fullName);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    // An error outside every test leaves only the exit code as its trace.
    failed: failed === 0 && exitCode !== 0 ? 1 : failed,
    skipped,
  };
}

export function vitestLane(project: 'unit' | 'database' | 'faults'): Lane {
  return {
    name: project,
    async run(extra) {
      const file = join('out', 'test', `${project}.json`);
      await mkdir(join('out', 'test'), { recursive: true });
      await rm(file, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const code = await runPackage({ package: 'vitest', path: 'vitest.mjs' }, [
        'run',
        '--project',
        project,
        // What a passing test says on the console hides what a failing one says.
        '--silent=passed-only',
        ...reporters,
        ...extra,
      ]);
      const text = await readFile(file, 'utf8').catch(() => '{"testResults":[]}');
      return countVitest(JSON.parse(text) as Report, code);
    },
  };
}
