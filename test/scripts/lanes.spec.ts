import { describe, expect, it } from 'vitest';
import { acceptable, closingLine, sum } from '../../scripts/lanes/lane.ts';
import { countPlaywright, type Report } from '../../scripts/lanes/playwright.ts';
import { countVitest } from '../../scripts/lanes/vitest.ts';

describe('the closing line', () => {
  it('sums all lanes', () => {
    const total = sum([
      { passed: 3, failed: 0, skipped: [] },
      { passed: 2, failed: 1, skipped: ['a spec'] },
    ]);
    expect(closingLine(total)).toBe('5 passed, 1 failed, 1 skipped');
  });

  it('goes with success only when something ran and nothing failed', () => {
    expect(acceptable([{ passed: 1, failed: 0, skipped: ['a spec'] }], false)).toBe(true);
    expect(acceptable([{ passed: 9, failed: 1, skipped: [] }], false)).toBe(false);
    expect(acceptable([{ passed: 0, failed: 0, skipped: [] }], false)).toBe(false);
  });

  it('lets no lane be silent on CI', () => {
    const silent = { passed: 0, failed: 0, skipped: ['every spec'] };
    const speaking = { passed: 1, failed: 0, skipped: [] };
    expect(acceptable([speaking, silent], false)).toBe(true);
    expect(acceptable([speaking, silent], true)).toBe(false);
  });
});

describe('the counts of Vitest', () => {
  const file = (status: string, ...statuses: string[]) => ({
    name: 'a.spec.ts',
    status,
    assertionResults: statuses.map((each) => ({ status: each, fullName: each })),
  });

  it('come from its tests', () => {
    const report = {
      testResults: [file('failed', 'passed', 'failed', 'skipped', 'todo'), file('passed', 'passed')],
    };
    expect(countVitest(report, 1)).toEqual({
      passed: 2,
      failed: 1,
      skipped: ['skipped', 'todo'],
    });
  });

  it('include a file that could not be loaded', () => {
    expect(countVitest({ testResults: [file('failed')] }, 1).failed).toBe(1);
  });

  it('include an error outside every test', () => {
    expect(countVitest({ testResults: [file('passed', 'passed')] }, 1)).toMatchObject({
      passed: 1,
      failed: 1,
    });
    expect(countVitest({ testResults: [] }, 0).failed).toBe(0);
  });
});

describe('the counts of Playwright', () => {
  type Status = 'expected' | 'unexpected' | 'flaky' | 'skipped';
  const spec = (title: string, status: Status) => ({
    title,
    tests: [{ projectName: 'stand-in', status, annotations: [{ type: 'skip', description: 'a reason' }] }],
  });
  const report = (projects: string[], ...specs: ReturnType<typeof spec>[]): Report => ({
    config: { projects: projects.map((name) => ({ name })) },
    suites: [{ title: 'a', specs: [], suites: [{ title: 'b', specs }] }],
    errors: [],
  });

  it('come from nested suites, with the reason of what did not run', () => {
    const both = report(
      ['electron', 'stand-in'],
      spec('works', 'expected'),
      spec('works at last', 'flaky'),
      spec('breaks', 'unexpected'),
      spec('fuses', 'skipped'),
    );
    expect(countPlaywright(both, 1)).toEqual({ passed: 2, failed: 1, skipped: ['fuses: a reason'] });
  });

  it("say so when Electron's own lane did not run", () => {
    const { skipped } = countPlaywright(report(['stand-in'], spec('works', 'expected')), 0);
    expect(skipped).toEqual([expect.stringContaining('Electron itself')]);
  });

  it('include an error that belongs to no spec', () => {
    const broken = { ...report(['electron'], spec('works', 'expected')), errors: [{}] };
    expect(countPlaywright(broken, 1).failed).toBe(1);
  });
});
