/**
 * Ends what runs when somebody asks this process to end. `npm start` ended by its process id takes only
 * the shell between it and us along, and we would stay: so losing our parent counts as being asked.
 */
export function onEnd(end: (signal: NodeJS.Signals) => void): void {
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end(signal));
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    end('SIGTERM');
  }, 500);
  watch.unref();
}
