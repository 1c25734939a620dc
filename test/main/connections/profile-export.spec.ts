import { describe, expect, it } from 'vitest';
import { exportProfiles, readExport } from '../../../main/connections/profile-export.ts';
import { type Profile, profile } from '../../../preload/contract/connections.ts';

const course = (name: string, more: object = {}): Profile =>
  profile.parse({
    id: `id-of-${name}`.replace(/\W/g, '-').padEnd(12, '-'),
    name,
    host: 'db.example.edu',
    database: 'calculo',
    user: 'ana',
    ...more,
  });

const file = (content: object) =>
  JSON.stringify({ kind: 'tiza-courses', version: 1, courses: [], ...content });

describe('courses handed to a colleague', () => {
  it('arrive as they were, under ids of their own', () => {
    const given = course('Cálculo', {
      color: 'violet',
      port: 6543,
      readOnly: true,
      tls: { mode: 'require', pin: Array(32).fill('AB').join(':') },
      labels: { parcial1: { title: 'Primer parcial' } },
    });
    const { fresh, known, damaged } = readExport(exportProfiles([given]), []);
    const { id: _id, ...fields } = given;
    expect(fresh).toEqual([fields]);
    expect([known, damaged]).toEqual([[], 0]);
  });

  it('carry no password, no name of the teacher and no habit', () => {
    const given = {
      ...course('Cálculo', { teacherName: 'Ana Ruiz', lastUsed: '2026-11-20T10:00:00Z' }),
      password: 'x7',
    };
    const text = exportProfiles([given]);
    expect(Object.keys(JSON.parse(text).courses[0]).sort()).toEqual(
      ['color', 'database', 'host', 'name', 'port', 'readOnly', 'tls', 'user'].sort(),
    );
    expect(text).not.toMatch(/x7|Ana Ruiz|2026-11-20|id-of/);
  });

  it('are not added twice', () => {
    const mine = course('Mi cálculo', { host: 'DB.example.edu' });
    const text = exportProfiles([
      course('Cálculo'),
      course('Álgebra', { database: 'algebra' }),
      course('Otra', { database: 'algebra' }),
    ]);
    const { fresh, known } = readExport(text, [mine]);
    expect(fresh.map(({ name }) => name)).toEqual(['Álgebra']);
    expect(known).toEqual(['Cálculo', 'Otra']);
  });

  it('may not bring the consent to send a password in the open', () => {
    const text = exportProfiles([
      course('Cálculo', { tls: { mode: 'verify-full', oldPasswordMethods: true } }),
    ]);
    expect(readExport(text, []).fresh[0]?.tls.oldPasswordMethods).toBe(false);
  });

  it('come without the entries that make no sense, and say how many', () => {
    const text = file({
      courses: [{ name: 'x' }, course('Cálculo'), 7, { ...course('B'), host: 'a\u0000b' }],
    });
    const { fresh, damaged } = readExport(text, []);
    expect(fresh.map(({ name }) => name)).toEqual(['Cálculo']);
    expect(damaged).toBe(3);
  });

  it.each([
    ['import-not-ours', 'not json'],
    ['import-not-ours', '[]'],
    ['import-not-ours', 'null'],
    ['import-not-ours', JSON.stringify({ kind: 'bookmarks', version: 1, courses: [] })],
    ['import-not-ours', file({ version: 'new' })],
    ['import-newer', file({ version: 2 })],
    ['import-damaged', file({ courses: [1, 2] })],
    ['import-damaged', file({ courses: [{ ...course('A'), labels: 'deep' }] })],
    ['import-too-large', ' '.repeat(6_000_000)],
  ])('are refused as %s', (reason, text) => {
    expect(() => readExport(text, [])).toThrow(
      expect.objectContaining({ code: 'invalid-input', details: { reason } }),
    );
  });

  it('a file made to exhaust the stack or to reach the prototype only fails', () => {
    const deep = file({}).replace(
      '[]',
      `[{"name":"a","labels":{"x":${'['.repeat(200_000)}${']'.repeat(200_000)}}}]`,
    );
    expect(() => readExport(deep, [])).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    const polluting = file({}).replace(
      '[]',
      '[{"__proto__":{"name":"a","host":"h","database":"d","user":"u"}}]',
    );
    expect(() => readExport(polluting, [])).toThrow(expect.objectContaining({ code: 'invalid-input' }));
    expect(({} as Record<string, unknown>).host).toBeUndefined();
  });
});
