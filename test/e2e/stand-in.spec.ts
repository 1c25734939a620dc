import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { conformanceApp, expect, test } from './support/conformance.ts';
import { standIn } from './support/launch.ts';
import { alive, familyOf } from './support/processes.ts';
import { createUserData, removeUserData } from './support/user-data.ts';

// About the stand-in itself: what it leaves behind, however it ends.
test.skip(({ lane }) => lane === 'electron', 'Electron ends its own processes');
test.skip(process.platform === 'win32', 'there is no `ps` on Windows');

test('killed, it takes Chromium along', async ({ launch }) => {
  const { process: child } = await launch({ app: conformanceApp });
  const family = familyOf(child.pid ?? 0);
  expect(family.length).toBeGreaterThan(2);
  // Only this one process: Playwright itself would have ended the whole group.
  process.kill(child.pid ?? 0, 'SIGKILL');
  await expect.poll(() => alive(family), { timeout: 20_000 }).toEqual([]);
});

test('it goes when the process that started it is killed', async () => {
  const userData = createUserData();
  const script = `require('child_process').spawn(${JSON.stringify(standIn)}, ${JSON.stringify([
    conformanceApp,
    `--user-data-dir=${userData}`,
  ])}, { stdio: 'ignore', env: { ...process.env, STAND_IN_LAUNCHER: process.pid, DISPLAY: '', WAYLAND_DISPLAY: '' } })`;
  const parent = spawn(process.execPath, ['-e', script], { stdio: 'ignore', detached: true });
  await expect.poll(() => familyOf(parent.pid ?? 0).length, { timeout: 20_000 }).toBeGreaterThan(3);
  const family = familyOf(parent.pid ?? 0);
  parent.kill('SIGKILL');
  await expect.poll(() => alive(family), { timeout: 20_000 }).toEqual([]);
  removeUserData(userData);
});

test('a quiet end leaves only what the app keeps', async ({ launch }) => {
  const { app, process: child, userData } = await launch({ app: conformanceApp });
  const family = familyOf(child.pid ?? 0);
  const ended = once(child, 'exit');
  await app.evaluate(({ app }) => app.quit());
  await ended;
  await expect.poll(() => alive(family), { timeout: 20_000 }).toEqual([]);
  expect(readdirSync(userData)).toEqual(['Chromium']);
  expect(existsSync(`${userData}/stand-in.lock`)).toBe(false);
});

test('it says what is missing', async () => {
  const run = async (argument: string, env: Record<string, string>) => {
    const child = spawn(standIn, [argument], { env: { ...process.env, ...env } });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    const [code] = await once(child, 'close');
    return { code, said };
  };
  expect(await run('/nowhere', {})).toEqual({ code: 1, said: 'Unable to find Electron app at /nowhere\n' });
  const userData = createUserData();
  const lost = await run(conformanceApp, { TIZA_CHROMIUM: '/nowhere/chromium', XDG_CONFIG_HOME: userData });
  expect(lost).toEqual({
    code: 1,
    said: 'TIZA_CHROMIUM names /nowhere/chromium, and there is nothing there.\n',
  });
  removeUserData(userData);
});
