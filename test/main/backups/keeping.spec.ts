import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { manifestName, readManifest, writeManifest } from '../../../main/backups/file/manifest.ts';
import { tooOld } from '../../../main/backups/keep/retention.ts';
import { daysUntil, expiryReminder, isDue } from '../../../main/backups/keep/schedule.ts';
import { readShelf } from '../../../main/backups/keep/shelf.ts';
import { backupFileName } from '../../../main/backups/take/file-name.ts';
import { manifestOf, shelfItem } from '../../support/backups/manifest.ts';

const now = Date.UTC(2026, 10, 21, 12);
const ago = (days: number) => new Date(now - days * 86_400_000).toISOString();
const rules = { keepDays: 7, now, lastFailed: false };

describe('old backups', () => {
  const days = [0, 1, 2, 6.9, 7.1, 8, 30];
  const daysOf = (items: ReturnType<typeof tooOld>) =>
    items.map(({ manifest }) => (now - Date.parse(manifest.takenAt)) / 86_400_000);

  it('go after the days chosen', () => {
    const items = days.map((each) => shelfItem(ago(each)));
    expect(daysOf(tooOld(items, rules)).map((each) => Math.round(each * 10) / 10)).toEqual([7.1, 8, 30]);
    expect(tooOld(items, { ...rules, keepDays: 30 })).toEqual([]);
  });

  it('stay while they are among the newest three proven, however old', () => {
    const items = days.map((each) => shelfItem(ago(each), each < 7 ? { level: 'read-back' } : {}));
    expect(tooOld(items, rules)).toEqual([]);
    const more = [...items, shelfItem(ago(40))];
    expect(daysOf(tooOld(more, rules))).toEqual([40]);
  });

  it('stay when fewer than three are proven, and after a failed run', () => {
    const items = days.map((each) => shelfItem(ago(each), each > 1 ? { level: 'read-back' } : {}));
    expect(tooOld(items, rules)).toEqual([]);
    expect(
      tooOld(
        days.map((each) => shelfItem(ago(each))),
        { ...rules, lastFailed: true },
      ),
    ).toEqual([]);
  });

  it('do not count as proven once their file is gone or another', () => {
    const items = days.map((each) => shelfItem(ago(each)));
    for (const item of items.slice(0, 5)) item.state = 'file-changed';
    expect(tooOld(items, rules)).toEqual([]);
  });

  it('stay when another file has taken their name', () => {
    const items = days.map((each) => shelfItem(ago(each)));
    for (const item of items.slice(5)) item.state = 'file-changed';
    expect(daysOf(tooOld(items, rules)).map(Math.round)).toEqual([7]);
  });

  it('give way to none that holds less', () => {
    const one = { kind: 'tables' as const, tables: [{ schema: 'public', name: 'notas' }] };
    const whole = [shelfItem(ago(20)), shelfItem(ago(30))];
    for (const less of [{ content: 'schema' as const }, { scope: one }, { withoutPasswords: true }]) {
      expect(
        tooOld([...days.slice(0, 4).map((each) => shelfItem(ago(each), less)), ...whole], rules),
      ).toEqual([]);
    }
  });
});

describe('the daily backup', () => {
  const item = [shelfItem(ago(1.2))];
  it('is due a day after the last good one, also after a sleep of a week', () => {
    expect(isDue({ schedule: 'automatic' }, item, null, now)).toBe(true);
    expect(isDue({ schedule: 'automatic' }, [shelfItem(ago(0.9))], null, now)).toBe(false);
    expect(isDue({ schedule: 'automatic' }, [shelfItem(ago(0.9), { level: 'written' })], null, now)).toBe(
      true,
    );
    expect(isDue({ schedule: 'off' }, item, null, now)).toBe(false);
    expect(isDue({ schedule: 'remind' }, [], null, now)).toBe(true);
  });

  it('waits an hour after a failure before it is tried again', () => {
    const failed = (hours: number) => ({ at: ago(hours / 24), error: {} });
    expect(isDue({ schedule: 'automatic' }, item, failed(0.5), now)).toBe(false);
    expect(isDue({ schedule: 'automatic' }, item, failed(1.5), now)).toBe(true);
  });
});

describe('the day on which a host ends a database', () => {
  const today = new Date(2026, 11, 29, 23, 50);
  it('is counted in days of the calendar', () => {
    expect(daysUntil('2026-12-30', today)).toBe(1);
    expect(daysUntil('2027-01-12', today)).toBe(14);
    expect(daysUntil(null, today)).toBeNull();
  });

  it('is told at each mark once, and no more when it has passed', () => {
    const first = expiryReminder('2027-01-12', today, []);
    expect(first).toEqual({ key: 'expiry 2027-01-12 14', days: 14 });
    expect(expiryReminder('2027-01-12', today, [first?.key ?? ''])).toBeNull();
    expect(expiryReminder('2026-12-29', today, [])?.days).toBe(0);
    expect(expiryReminder('2026-12-28', today, [])).toBeNull();
    expect(expiryReminder('2027-03-01', today, [])).toBeNull();
  });
});

describe('the manifest beside a backup', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiza-spec-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  async function put(manifest = manifestOf(ago(0)), content = 'four') {
    await writeFile(join(folder, manifest.file), content);
    const path = manifestName(join(folder, manifest.file));
    await writeManifest(path, manifest);
    return path;
  }

  it('is believed as it was written and not when a single number was changed', async () => {
    const path = await put();
    expect(await readManifest(path)).toEqual({ state: 'sound', manifest: manifestOf(ago(0)) });
    await writeFile(path, (await readFile(path, 'utf8')).replace('"level": "drilled"', '"level": "written"'));
    expect(await readManifest(path)).toEqual({ state: 'changed' });
    const shelf = await readShelf(folder, 'curso');
    expect(shelf).toEqual({ items: [], changed: [`${manifestOf(ago(0)).file}.tiza.json`] });
  });

  it('is how a course finds its backups: newest first, others’ left alone, what is missing or cut short named', async () => {
    await put(manifestOf(ago(2)));
    await put(manifestOf(ago(1)), 'three');
    await put(manifestOf(ago(3), { course: { id: 'otro', name: 'Otro' } }));
    const gone = manifestOf(ago(0));
    await put(gone);
    await rm(join(folder, gone.file));
    await writeFile(join(folder, 'apuntes.tiza.json'), '{}');
    const { items, changed } = await readShelf(folder, 'curso');
    expect(items.map(({ state }) => state)).toEqual(['file-missing', 'file-changed', 'sound']);
    expect(changed).toEqual([]);
  });
});

describe('the name of a backup', () => {
  it('sorts by time and is allowed on every disk', () => {
    const when = new Date(2026, 10, 21, 7, 30, 5);
    expect(backupFileName('Cálculo I · 2026/2', { format: 'sql.gz', encrypt: true }, when)).toBe(
      'calculo-i-2026-2-2026-11-21-073005.sql.gz.tiza',
    );
    expect(backupFileName('数学', { format: 'custom', encrypt: false }, when)).toBe(
      'tiza-2026-11-21-073005.dump',
    );
    expect(backupFileName('', { format: 'bundle', encrypt: true }, when)).toBe('tiza-2026-11-21-073005.tiza');
  });
});
