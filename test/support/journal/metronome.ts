import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Metronome {
  /** The longest that a beat was late within the last second. */
  slowest(): number;
  stop(): Promise<void>;
}

const beatMs = 10;

/** How long this machine takes, just now, to wake a process and put a few bytes on the disk. */
export async function startMetronome(folder: string): Promise<Metronome> {
  const file = await open(join(folder, 'metronome'), 'w');
  let beats: { when: number; late: number }[] = [];
  let running = true;
  const beating = (async () => {
    while (running) {
      const since = Date.now();
      await sleep(beatMs);
      await file.write('tick');
      await file.datasync();
      const when = Date.now();
      beats = [...beats.filter((beat) => beat.when > when - 1000), { when, late: when - since - beatMs }];
    }
  })();
  return {
    slowest: () => Math.max(0, ...beats.map(({ late }) => late)),
    async stop() {
      running = false;
      await beating;
      await file.close();
    },
  };
}
