import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import welcome from '../../../renderer/i18n/es/welcome.json' with { type: 'json' };
import { command, sampleButton } from '../support/desk.ts';
import { expect, test } from '../support/launch.ts';
import { createUserData } from '../support/user-data.ts';

// What somebody else's hand may have left in Tiza's own folder.

const script = `<img src=x onerror="window.owned='file'">`;

const settings = `{
  "__proto__": { "poisoned": true },
  "constructor": { "prototype": { "poisoned": true } },
  "preferences": {
    "__proto__": { "poisoned": true },
    "language": "en", "theme": "${script.replaceAll('"', '\\"')}", "textSize": 1e9,
    "keys": { "preset": "../../x", "letters": "no", "own": { "__proto__": ["a"], "next": ["<script>", "n"] } },
    "panes": { "wide": { "queue": -5 } }, "spelling": "../../etc/passwd", "askForUpdates": "always"
  },
  "window": { "x": -50000, "y": 90000, "width": 1, "height": 99999, "maximized": "no" },
  "lastCourse": "../../../etc/passwd",
  "fromTheFuture": { "kept": true }
}`;

const course = (id: string, name: string, host: string) => ({
  id,
  name,
  host,
  port: 5432,
  database: 'd',
  user: 'u',
});

const asideIn = (folder: string) => readdirSync(folder).filter((name) => name.includes('.corrupt-'));

test('files edited by hand: Tiza opens, says what it set aside and keeps it, and nothing of it runs', async ({
  launch,
}) => {
  const userData = createUserData();
  const elsewhere = mkdtempSync(join(tmpdir(), 'tiza-elsewhere-'));
  try {
    const target = join(elsewhere, 'somebody-elses.json');
    writeFileSync(target, 'not yours to change');
    const courses = [course('../../x', script, 'h\nhost=evil'), course('fine', script, '/var/run')];
    writeFileSync(join(userData, 'settings.json'), settings);
    writeFileSync(join(userData, 'courses.json'), JSON.stringify({ profiles: courses, inKeychain: [{}] }));
    symlinkSync(target, join(userData, 'desks.json'));
    symlinkSync('/dev/zero', join(userData, 'comment-bank.json'));
    mkdirSync(join(userData, 'backups.json'));

    const { app, page } = await launch({ userData });
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    const aside = asideIn(userData);
    expect(aside.map((name) => name.split('.')[0]).sort()).toEqual([
      'backups',
      'comment-bank',
      'courses',
      'desks',
      'settings',
    ]);
    for (const name of aside.filter((each) => /^(settings|courses)/.test(each))) {
      await expect(page.getByText(name)).toBeVisible();
    }
    const kept = aside.find((name) => name.startsWith('settings'));
    expect(readFileSync(join(userData, kept ?? ''), 'utf8')).toBe(settings);
    expect(readFileSync(target, 'utf8')).toBe('not yours to change');

    // What could be read of it holds; the rest is as usual.
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    const { main, bounds, area } = await app.evaluate(({ BrowserWindow, screen }) => ({
      main: [({} as { poisoned?: boolean }).poisoned ?? null, ([] as { x?: unknown[] }).x ?? null],
      bounds: BrowserWindow.getAllWindows()[0]?.getBounds(),
      area: screen.getPrimaryDisplay().workArea,
    }));
    expect(main).toEqual([null, null]);
    expect(bounds?.x).toBeGreaterThanOrEqual(area.x);
    expect(bounds?.y).toBeGreaterThanOrEqual(area.y);
    expect(bounds?.width).toBeGreaterThanOrEqual(1024);
    expect(await page.evaluate(() => (window as { owned?: string }).owned ?? 'nothing')).toBe('nothing');

    await command(app, 'theme-dark');
    const stored = () => readFileSync(join(userData, 'settings.json'), 'utf8');
    await expect
      .poll(() => (readdirSync(userData).includes('settings.json') ? stored() : ''))
      .toContain('dark');
    expect(stored()).not.toMatch(/poisoned|passwd|onerror/);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
});

test('a pipe for settings is not waited for', async ({ launch }) => {
  test.skip(process.platform === 'win32', 'Windows keeps pipes elsewhere');
  const { execFileSync } = await import('node:child_process');
  const userData = createUserData();
  for (const name of ['settings.json', 'courses.json']) execFileSync('mkfifo', [join(userData, name)]);
  const { page } = await launch({ userData });
  await expect(sampleButton(page)).toBeEnabled();
  await expect(page.getByLabel(welcome.notices.title)).toHaveCount(2);
});
