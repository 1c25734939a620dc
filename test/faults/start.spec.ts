import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createRandom } from '../../main/embedded/course/random.ts';
import { digestOf, queryIn, writeUntilGone, writtenComments } from '../support/sample/contents.ts';
import { useFolder } from '../support/sample/folder.ts';
import { serverProcesses, survivors } from '../support/sample/processes.ts';
import { startApp } from '../support/sample/running.ts';

const times = process.env.FAULTS === 'full' ? 40 : 3;
const timeout = 60_000 + times * 30_000;
const userData = useFolder();

/** A server may take this long to notice that its app is gone, and to end. */
const patience = 6_000;

function postmaster(): number {
  const server = serverProcesses(userData()).find(({ command }) => /^\S*postgres -D /.test(command));
  if (!server) throw new Error('No server runs.');
  return server.pid;
}

function guardians(): number[] {
  return serverProcesses(userData())
    .filter(({ command }) => /^(\/bin\/)?sh /.test(command))
    .map(({ pid }) => pid);
}

function killAll(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // Gone with one that was killed before it.
    }
  }
}

describe('kill -9 of the app', () => {
  test('at any moment of the first opening leaves no server, and the next opening has the whole course', {
    timeout,
  }, async () => {
    const random = createRandom('first opening');
    const undisturbed = startApp(`${userData()}/undisturbed`);
    await undisturbed.started;
    const before = performance.now();
    const whole = await undisturbed.opened;
    const duration = performance.now() - before;
    const expected = await digestOf(whole);
    await undisturbed.quit();

    for (let time = 0; time < times; time++) {
      const folder = `${userData()}/${time}`;
      const killed = startApp(folder);
      await killed.started;
      await sleep(((time + random.next()) / times) * duration);
      await killed.kill();
      // Every other time somebody is quick to start it again.
      if (time % 2 === 0) expect(await survivors(folder, patience)).toEqual([]);
      const next = startApp(folder);
      const opened = await next.opened;
      expect(opened.notice).toBeUndefined();
      expect(await digestOf(opened)).toBe(expected);
      await next.quit();
      // Those whose exit the system is still clearing up count no longer a moment later.
      expect(await survivors(folder, patience)).toEqual([]);
    }
  });

  test('at any moment of a later opening does no harm either', { timeout }, async () => {
    const random = createRandom('later opening');
    const first = startApp(userData());
    const expected = await digestOf(await first.opened);
    await first.quit();
    for (let time = 0; time < times; time++) {
      const killed = startApp(userData());
      await killed.started;
      await sleep(random.next() * 200);
      await killed.kill();
    }
    const app = startApp(userData());
    const opened = await app.opened;
    expect(opened.notice).toBeUndefined();
    expect(await digestOf(opened)).toBe(expected);
    await app.quit();
  });

  test('while the course is open loses nothing that was acknowledged', { timeout }, async () => {
    const random = createRandom('open course');
    let acknowledged = 0;
    for (let time = 0; time < times; time++) {
      const app = startApp(userData());
      const writing = writeUntilGone(await app.opened);
      await sleep(100 + random.next() * 400);
      await app.kill();
      acknowledged += await writing;
      expect(await survivors(userData(), patience)).toEqual([]);
    }
    const app = startApp(userData());
    const opened = await app.opened;
    expect(opened.notice).toBeUndefined();
    expect(acknowledged).toBeGreaterThan(0);
    const kept = await writtenComments(opened);
    // One more at most per kill: committed, and killed before the answer arrived.
    expect(kept).toBeGreaterThanOrEqual(acknowledged);
    expect(kept).toBeLessThanOrEqual(acknowledged + times);
    await app.quit();
  });
});

describe('kill -9 of the server', () => {
  test('brings it back at the same address while the app runs', async () => {
    const app = startApp(userData());
    const opened = await app.opened;
    const writing = writeUntilGone(opened);
    await sleep(200);
    const first = postmaster();
    killAll([first]);
    const acknowledged = await writing;
    await expect
      .poll(() => writtenComments(opened).catch(() => 0), { timeout: 10_000 })
      .toBeGreaterThanOrEqual(acknowledged);
    expect(postmaster()).not.toBe(first);
    await app.quit();
    expect(serverProcesses(userData())).toEqual([]);
  });

  test('together with the app and everything else leaves a course that opens', async () => {
    const app = startApp(userData());
    const writing = writeUntilGone(await app.opened);
    await sleep(200);
    const all = serverProcesses(userData()).map(({ pid }) => pid);
    await app.kill();
    killAll(all);
    const acknowledged = await writing;
    const next = startApp(userData());
    const opened = await next.opened;
    expect(opened.notice).toBeUndefined();
    expect(await writtenComments(opened)).toBeGreaterThanOrEqual(acknowledged);
    await next.quit();
  });
});

describe('kill -9 of the guardian', () => {
  test('ends the server it kept, and the app starts another at the same address', async () => {
    const app = startApp(userData());
    const opened = await app.opened;
    const first = postmaster();
    killAll(
      guardians()
        .sort((one, other) => one - other)
        .slice(0, 1),
    );
    await expect
      .poll(() => serverProcesses(userData()).some(({ pid }) => pid === first), { timeout: 10_000 })
      .toBe(false);
    const alive = () => queryIn(opened, 'SELECT 1 AS one').catch(() => []);
    await expect.poll(alive, { timeout: 10_000 }).toEqual([{ one: 1 }]);
    await app.kill();
    expect(await survivors(userData(), patience)).toEqual([]);
  });
});

describe('an orphan', () => {
  test('whose guardian was killed, too, is ended by the next opening', async () => {
    const app = startApp(userData());
    await app.opened;
    const orphan = postmaster();
    // The watcher first: it would end the server when it sees the guardian go.
    killAll(guardians().sort((one, other) => other - one));
    await app.kill();
    await sleep(300);
    expect(postmaster()).toBe(orphan);
    const next = startApp(userData());
    const opened = await next.opened;
    expect(opened.notice).toBeUndefined();
    expect(postmaster()).not.toBe(orphan);
    expect(await queryIn(opened, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await next.quit();
  });
});
