import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileLog } from '../../../main/logging/file-log.ts';

describe('the log file', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tiza-log-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const read = () => readFileSync(join(folder, 'logs/tiza.log'), 'utf8').trim().split('\n');

  it('holds one redacted JSON line per entry, for the owner only', () => {
    const log = createFileLog(join(folder, 'logs'), () => new Date('2026-11-20T10:00:00Z'));
    log.info('Connected', { url: 'postgres://u:word@h/d' });
    log.warn('line\nbreak');
    const [first, second] = read().map((line) => JSON.parse(line));
    expect(first).toEqual({
      at: '2026-11-20T10:00:00.000Z',
      level: 'info',
      message: 'Connected',
      facts: { url: 'postgres://u:[redacted]@h/d' },
    });
    expect(second.message).toBe('line\nbreak');
    expect(statSync(join(folder, 'logs/tiza.log')).mode & 0o077).toBe(0);
  });

  it('keeps a few generations and never grows without end', () => {
    const log = createFileLog(join(folder, 'logs'));
    for (let entry = 0; entry < 1_500; entry += 1) log.info('x'.repeat(3_500));
    const files = readdirSync(join(folder, 'logs')).sort();
    expect(files).toEqual(['tiza.log', 'tiza.log.1', 'tiza.log.2', 'tiza.log.3']);
    for (const file of files)
      expect(statSync(join(folder, 'logs', file)).size).toBeLessThanOrEqual(1_000_000);
  });

  it('never stops the desk when it cannot be written', () => {
    writeFileSync(join(folder, 'in-the-way'), '');
    const log = createFileLog(join(folder, 'in-the-way'));
    expect(() => log.error('nowhere to go')).not.toThrow();
  });
});
