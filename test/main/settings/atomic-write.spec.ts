import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { retryWhileHeld } from '../../../main/settings/atomic-write.ts';

const root = new URL('../../../', import.meta.url);
const writer = new URL('test/support/settings/endless-writer.ts', root).pathname;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-kill-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function writeUntilKilled(path: string, afterMs: number): Promise<void> {
  const child = spawn(process.execPath, ['--import', 'tsx', writer, path], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  await wait(afterMs);
  child.kill('SIGKILL');
  await once(child, 'exit');
}

describe('writing a settings file', () => {
  it('a writer killed 30 times in the middle never leaves a torn file', { timeout: 90_000 }, async () => {
    const rounds = Array.from({ length: 30 }, (_, round) => round);
    const survivors: number[] = [];
    // Two at a time, on files of their own: starting Node is what takes the time.
    for (const pair of rounds.filter((round) => round % 2 === 0)) {
      await Promise.all(
        [pair, pair + 1].map(async (round) => {
          const path = join(folder, `round-${round % 4}.json`);
          await writeUntilKilled(path, (round * 7) % 41);
          const stored = JSON.parse(await readFile(path, 'utf8'));
          expect(stored.padding).toBe(String(stored.turn % 10).repeat(200_000));
          survivors.push(stored.turn);
        }),
      );
    }
    expect(survivors).toHaveLength(30);
    // Proof that the writers really were at it when they were killed.
    expect(Math.max(...survivors)).toBeGreaterThan(3);
  });

  it('waits while Windows says that somebody holds the file', async () => {
    let calls = 0;
    const result = await retryWhileHeld(async () => {
      calls += 1;
      if (calls < 4) throw Object.assign(new Error('held'), { code: 'EBUSY' });
      return 'done';
    }, 'win32');
    expect([result, calls]).toEqual(['done', 4]);
  });

  it('gives up at once on anything else, and everywhere else', async () => {
    const failing = (code: string) => {
      let calls = 0;
      const action = async () => {
        calls += 1;
        throw Object.assign(new Error(`call ${calls}`), { code });
      };
      return action;
    };
    await expect(retryWhileHeld(failing('ENOSPC'), 'win32')).rejects.toThrow('call 1');
    await expect(retryWhileHeld(failing('EBUSY'), 'linux')).rejects.toThrow('call 1');
  });
});
