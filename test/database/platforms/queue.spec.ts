import { describe, expect, test } from 'vitest';
import { names, student, useCourse, walk } from './course.ts';

describe('what a list shows', () => {
  const course = useCourse([
    student('ana@uni.example', 'Ana', 'Pérez Gil'),
    student('sin@uni.example'),
    `INSERT INTO respuestas_foro1 (id, email, r1, r2, r3, fecha) VALUES
      (1, 'ana@uni.example', E'  \\n\\n  El límite\\n no existe ', 'ñandú', NULL, '2026-11-20 19:42:07.123456'),
      (2, 'ana@uni.example', '', '', repeat('é', 500), '2026-11-21'),
      (3, NULL, NULL, NULL, NULL, '2026-11-19'),
      (4, 'sin@uni.example', '<script>', '', '', '2026-11-18')`,
    `INSERT INTO respuestas_foro3 (id, email, t6_r2_c1, t6_r2_c2, fecha) VALUES (1, 'ana@uni.example', '1.9', '3.9', '2026-11-17')`,
    `INSERT INTO respuestas_foro5 (id, email, r2, imagen_pregunta_3, imagen_2, imagen_3, fecha)
      VALUES (1, 'ana@uni.example', 'mira', 'a', 'b', '', '2026-11-16')`,
  ]);

  test('beginnings of answers, lengths, images and attempts, newest first', async () => {
    const { reader, db } = await course.open();
    const { items, total, next } = await reader.queue(db, { order: 'newest', limit: 50 });
    expect(names(items)).toEqual(['foro1/2', 'foro1/1', 'foro1/3', 'foro1/4', 'foro3/1', 'foro5/1']);
    expect({ total, next }).toEqual({ total: 6, next: null });
    expect(items[1]).toEqual({
      ref: { activity: 'foro1', id: '1' },
      student: { id: 'ana@uni.example', name: 'Ana Pérez Gil', email: 'ana@uni.example' },
      submittedAt: '2026-11-20 19:42:07.123',
      attempt: 1,
      attempts: 2,
      preview: 'El límite no existe',
      length: 32,
      images: 0,
      state: 'awaiting',
    });
    expect(items[0]).toMatchObject({ attempt: 2, attempts: 2, preview: 'é'.repeat(160), length: 500 });
    expect(items[4]).toMatchObject({ preview: '1.9 · 3.9', length: 6, attempt: 1, attempts: 1 });
    expect(items[5]).toMatchObject({ preview: 'mira', images: 2 });
  });

  test('students without a name or an address', async () => {
    const { reader, db } = await course.open();
    const { items } = await reader.queue(db, { order: 'newest', limit: 50, activity: 'foro1' });
    expect(items[2]).toMatchObject({
      student: { id: '', name: '', email: '' },
      attempt: 1,
      attempts: 1,
      preview: '',
    });
    expect(items[3]).toMatchObject({ student: { name: 'sin@uni.example' }, preview: '<script>' });
  });

  test('no statement fetches a whole answer, an image or a password', async () => {
    const { reader, db } = await course.open();
    await reader.activities(db);
    await reader.queue(db, { order: 'newest', limit: 50, search: 'limite' });
    await reader.queue(db, { order: 'fair', limit: 50, states: ['awaiting'] });
    const sent = db.sent.join('\n');
    expect(sent).not.toMatch(/password/i);
    expect(sent).not.toMatch(/SELECT\s+(\w+\.)?\*/);
    for (const line of db.sent.slice(2)) {
      expect(line).not.toMatch(/(?<!octet_length\(|sha256\()s\."imagen/);
      expect(line).not.toMatch(/SELECT s\."r1"|, s\."r1"/);
    }
  });
});

describe('order', () => {
  const course = useCourse([
    student('ana@uni.example', 'Ana'),
    // Ties within an activity and between two; dates only in some rows; before Christ and after everything.
    `INSERT INTO respuestas_foro1 (id, email, fecha) SELECT n, 'ana@uni.example', timestamp '2026-11-01' + n / 3 * interval '1 hour'
      FROM generate_series(1, 30) n`,
    `INSERT INTO respuestas_foro2 (id, email, fecha) SELECT n, 'ana@uni.example', timestamp '2026-11-01' + n / 3 * interval '1 hour'
      FROM generate_series(1, 30) n`,
    `INSERT INTO examen1 (id, email, fecha) VALUES (1, NULL, NULL), (2, NULL, NULL), (3, NULL, 'infinity'), (4, NULL, '-infinity'),
      (5, NULL, '0044-03-15 12:00 BC'), (6, NULL, '2026-11-01 01:00:00.000001')`,
    `INSERT INTO respuestas_foro6 (id, email, fecha) VALUES (9, NULL, NULL), (12, NULL, NULL)`,
  ]);

  test.each([1, 2, 7, 50])(
    'by date, in pages of %i: every row once, those without a date last',
    async (limit) => {
      const opened = await course.open();
      const newest = await walk(opened, { order: 'newest', limit });
      const oldest = await walk(opened, { order: 'oldest', limit });
      const expected = await course.query<{ name: string }>(`
      SELECT activity || '/' || id AS name FROM (
        SELECT 'foro1' AS activity, 1 AS rank, id, fecha FROM respuestas_foro1 UNION ALL
        SELECT 'foro2', 2, id, fecha FROM respuestas_foro2 UNION ALL
        SELECT 'foro6', 3, id, fecha FROM respuestas_foro6 UNION ALL
        SELECT 'examen1', 4, id, fecha FROM examen1) all_rows ORDER BY fecha DESC NULLS LAST, rank, id DESC`);
      expect(names(newest.items)).toEqual(expected.map(({ name }) => name));
      expect(new Set(newest.totals)).toEqual(new Set([68]));
      const dated = [...newest.items].filter(
        ({ ref }) => ref.activity !== 'foro6' && !/examen1\/[12]$/.test(`${ref.activity}/${ref.id}`),
      );
      expect(names(oldest.items).slice(0, 4)).toEqual(['examen1/4', 'examen1/5', 'foro1/1', 'foro1/2']);
      expect(names(oldest.items).slice(-4)).toEqual(['foro6/9', 'foro6/12', 'examen1/1', 'examen1/2']);
      expect(new Set(names(oldest.items))).toEqual(new Set(names(newest.items)));
      expect(dated).toHaveLength(64);
    },
  );

  test('an endless date is shown as none', async () => {
    const { reader, db } = await course.open();
    const { items } = await reader.queue(db, { order: 'newest', limit: 1, activity: 'examen1' });
    expect(items[0]).toMatchObject({ ref: { id: '3' }, submittedAt: null });
  });

  test('fair: shuffled, the same for two teachers, another one in every activity', async () => {
    const one = await course.open();
    const other = await course.open();
    const foro1 = await walk(one, { order: 'fair', limit: 7, activity: 'foro1' });
    const again = await walk(other, { order: 'fair', limit: 11, activity: 'foro1' });
    const foro2 = await walk(other, { order: 'fair', limit: 7, activity: 'foro2' });
    const ids = (items: typeof foro1.items) => items.map(({ ref }) => Number(ref.id));
    expect(ids(again.items)).toEqual(ids(foro1.items));
    const sorted = [...ids(foro1.items)].sort((a, b) => a - b);
    expect(sorted).toEqual(Array.from({ length: 30 }, (_, index) => index + 1));
    expect(ids(foro1.items)).not.toEqual(sorted);
    expect(ids(foro2.items)).not.toEqual(ids(foro1.items));
    const everything = await walk(one, { order: 'fair', limit: 9 });
    expect(new Set(names(everything.items)).size).toBe(68);
    expect(everything.items).toHaveLength(68);
  });

  test('a cursor of another order, or from anywhere else, is refused', async () => {
    const { reader, db } = await course.open();
    const { next } = await reader.queue(db, { order: 'newest', limit: 1 });
    const cursor = next ?? '';
    const forged = Buffer.from(cursor, 'base64url')
      .toString()
      .replace(/"key":"[^"]*"/, `"key":"now(); --"`);
    for (const [order, text] of [
      ['oldest', cursor],
      ['newest', 'nonsense'],
      ['newest', Buffer.from(forged).toString('base64url')],
      ['newest', Buffer.from('{}').toString('base64url')],
    ] as const) {
      await expect(reader.queue(db, { order, limit: 1, cursor: text })).rejects.toMatchObject({
        code: 'invalid-input',
      });
    }
  });

  test('an activity that is not there has no rows', async () => {
    const { reader, db } = await course.open();
    expect(await reader.queue(db, { order: 'newest', limit: 5, activity: 'foro9' })).toEqual({
      items: [],
      next: null,
      total: 0,
    });
  });
});
