import { readFileSync } from 'node:fs';

/**
 * Ends what runs when somebody asks this process to end. `npm start` ended by its process id takes at most
 * the shell between it and us along, and we would stay: so losing either of them counts as being asked.
 */
export function onEnd(end: (signal: NodeJS.Signals) => void): void {
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  const family = ancestors();
  const watch = setInterval(() => {
    if (ancestors() === family) return;
    clearInterval(watch);
    end('SIGTERM');
  }, 500);
  watch.unref();
}

function ancestors(): string {
  return `${process.ppid} ${parentOf(process.ppid)}`;
}

/** Told by Linux alone; elsewhere our own parent has to do. */
function parentOf(pid: number): string {
  try {
    const afterName = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1);
    return afterName?.split(' ')[1] ?? '';
  } catch {
    return '';
  }
}
