import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect } from 'vitest';
import { survivors } from './processes.ts';
import { killAllApps } from './running.ts';

/** A userData of its own for every test, which must leave no process of a server behind. */
export function useFolder(): () => string {
  let folder = '';

  beforeEach(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'tiza-start-')));
    // Where root runs the tests, an app that is somebody else has to come through.
    await chmod(folder, 0o755);
  });

  afterEach(async () => {
    killAllApps();
    const left = await survivors(folder, 12_000);
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    expect(left).toEqual([]);
  });

  return () => folder;
}
