import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CourseStatus } from '#contract/course';
import { preferences } from '#contract/preferences';
import { diagnosisOf } from '../../../main/logging/diagnosis.ts';
import { createFileLog } from '../../../main/logging/file-log.ts';

let logs = '';
beforeEach(async () => {
  logs = await mkdtemp(join(tmpdir(), 'tiza-diagnosis-'));
});
afterEach(() => rm(logs, { recursive: true }));

const status: CourseStatus = {
  link: 'ready',
  course: {
    id: 'profile-1',
    name: 'Cálculo secreto',
    kind: 'profile',
    host: 'db-7.pooler.example',
    database: 'calculo_privado',
    user: 'ana_torres',
    platform: 'calculus',
    readOnly: false,
  },
};

const about = (change: Partial<Parameters<typeof diagnosisOf>[0]> = {}) =>
  diagnosisOf({
    version: '1.2.3',
    packaged: true,
    machine: { system: 'linux 6.1 x64', electron: '45.0.0' },
    preferences: preferences.parse({ language: 'es' }),
    status,
    courses: [],
    logs,
    ...change,
  });

describe('the diagnosis', () => {
  it('says what runs where, and how it is connected', async () => {
    const text = await about();
    expect(text).toContain('Tiza: 1.2.3\nsystem: linux 6.1 x64\nelectron: 45.0.0\n');
    expect(text).toContain('course: profile, calculus\nlink: ready\n');
  });

  it('names neither the course, nor its host, nor anybody, nor any secret', async () => {
    const log = createFileLog(logs);
    log.warn('Lost db-7.pooler.example', {
      url: 'postgres://ana_torres:s3cr3t@db-7.pooler.example/calculo_privado',
    });
    log.warn('For luis@uni.example', { password: 's3cr3t', course: 'Cálculo secreto' });
    const text = await about();
    for (const private_ of ['db-7', 'ana_torres', 'calculo_privado', 's3cr3t', 'luis@', 'secreto']) {
      expect(text).not.toContain(private_);
    }
    expect(text).toContain('Lost [host]');
  });

  it('is silent about a course that is not open any more, and about whose computer this is', async () => {
    const log = createFileLog(logs);
    const old = {
      name: 'Álgebra de 2024',
      host: 'old.pooler.example',
      database: 'algebra',
      user: 'prof_ruiz',
    };
    log.error('open course', {
      error: new Error(`connect ECONNREFUSED ${old.host} as ${old.user} at ${homedir()}/tiza/main.js`),
      asked: `https://old.pooler.example/${encodeURIComponent('algebra')}?sslpassword=hunter22&user=prof_ruiz`,
    });
    const text = await about({ status: { link: 'none' }, courses: [old] });
    for (const private_ of [...Object.values(old), homedir(), 'hunter22'])
      expect(text).not.toContain(private_);
    expect(text).toContain('ECONNREFUSED [host] as [user] at ~/tiza');
  });

  it('tells the end of the log, and works without one', async () => {
    expect(await about({ logs: join(logs, 'gone') })).toContain('link: ready');
    await writeFile(
      join(logs, 'tiza.log'),
      Array.from({ length: 500 }, (_, line) => `line ${line}\n`).join(''),
    );
    const text = await about();
    expect(text).toContain('line 499');
    expect(text).not.toContain('line 400\n');
  });

  it('is there before any course', async () => {
    expect(await about({ status: { link: 'none' } })).toContain('course: none\nlink: none\ntls: unknown\n');
  });
});
