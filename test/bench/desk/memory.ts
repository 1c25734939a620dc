import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Launched } from '../../e2e/support/launch.ts';
import { familyOf } from '../../e2e/support/processes.ts';
import { keepNoBodies } from './driver.ts';

export interface Megabytes {
  renderer: number;
  /** What the page's own objects take of it: all that the desk could hold on to, but for its pictures. */
  heap: number;
  main: number;
}

/** What a process holds for itself alone, as Chromium's own task manager counts it; shared libraries are nobody's. */
function footprint(pid: number): number {
  const kilobytes = (name: string, status: string) =>
    Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return (kilobytes('RssAnon', status) + kilobytes('VmSwap', status)) / 1000;
}

function isRenderer(pid: number): boolean {
  const args = execFileSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return args.includes('--type=renderer');
}

/** Both after their garbage was collected, so that what is left is held. */
export async function createScales({
  app,
  page,
  process: main,
}: Launched): Promise<() => Promise<Megabytes>> {
  if (main.pid === undefined) throw new Error('The app does not run.');
  await keepNoBodies(page);
  const renderers = familyOf(main.pid).filter(isRenderer);
  const devtools = await app.context().newCDPSession(page);
  await devtools.send('HeapProfiler.enable');
  await devtools.send('Performance.enable');
  return async () => {
    await devtools.send('HeapProfiler.collectGarbage');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const heap = (metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN) / 1e6;
    const own = await app.evaluate(() => process.memoryUsage().rss / 1e6);
    // A spare renderer waits for a next page and holds next to nothing.
    return { renderer: Math.max(...renderers.map(footprint)), heap, main: own };
  };
}

/** How much the values rise over their second half, by the straight line nearest to them. */
export function riseOfSecondHalf(values: readonly number[]): number {
  const half = values.slice(Math.floor(values.length / 2));
  const middle = (half.length - 1) / 2;
  const mean = half.reduce((sum, value) => sum + value, 0) / half.length;
  const across = half.reduce((sum, value, at) => sum + (at - middle) * (value - mean), 0);
  const width = half.reduce((sum, _value, at) => sum + (at - middle) ** 2, 0);
  return (across / width) * (half.length - 1);
}
