import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { preferences } from '#contract/preferences';
import { openSettings } from '../../../main/settings/settings.ts';

const log = { info() {}, warn() {}, error() {} };
let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-settings-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const open = () => openSettings({ folder, log });

describe('settings', () => {
  it('follow the system until somebody chooses', async () => {
    const settings = await open();
    expect(settings.preferences()).toEqual(preferences.parse({}));
    expect(settings.window()).toBeUndefined();
    expect(settings.lastCourse()).toBeUndefined();
  });

  it('change one thing and leave the rest', async () => {
    const settings = await open();
    await settings.setPreferences({ theme: 'dark' });
    await settings.setPreferences({ language: 'es' });
    await settings.saveWindow({ x: 10, y: 20, width: 1200, height: 800, maximized: true });
    await settings.rememberCourse('course-1');
    const again = await open();
    expect(again.preferences()).toMatchObject({ language: 'es', theme: 'dark' });
    expect(again.window()).toEqual({ x: 10, y: 20, width: 1200, height: 800, maximized: true });
    expect(again.lastCourse()).toBe('course-1');
    await again.rememberCourse(undefined);
    expect((await open()).lastCourse()).toBeUndefined();
  });

  it('a misspelt value by hand costs that value, not the others', async () => {
    const text = JSON.stringify({
      preferences: { language: 'english', theme: 'dark' },
      window: { width: -1, height: 'tall' },
      lastCourse: 'course-1',
    });
    await writeFile(join(folder, 'settings.json'), text);
    const settings = await open();
    expect(settings.preferences()).toMatchObject({ language: 'system', theme: 'dark' });
    expect(settings.window()).toBeUndefined();
    expect(settings.lastCourse()).toBe('course-1');
    expect(settings.notice?.key).toBe('settings-corrupt');
    expect(await readFile(join(folder, settings.notice?.detail ?? ''), 'utf8')).toBe(text);
  });

  it('keys somebody wrote by hand live on beside nonsense', async () => {
    const keys = {
      preset: 'vim',
      letters: false,
      own: { next: ['Mod+Shift+j', 'ctrl-j', 7, 'DELETE EVERYTHING'], previous: 'k', first: [] },
    };
    const textSize = 3;
    const panes = { wide: { queue: 420 }, medium: { queue: -4 }, tiny: {} };
    const text = JSON.stringify({ preferences: { theme: 'dark', keys, textSize, panes } });
    await writeFile(join(folder, 'settings.json'), text);
    const found = (await open()).preferences();
    expect(found.keys).toEqual({ preset: 'tiza', letters: false, own: { next: ['Mod+Shift+j'] } });
    expect(found).toMatchObject({ theme: 'dark', textSize: 100 });
    expect(found.panes).toEqual({ narrow: {}, medium: {}, wide: { queue: 420 } });
  });
});
