import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type OpenedCourse, student, useCourse } from './course.ts';

const hostile = [
  `<img src=x onerror="alert(1)">'; DROP TABLE feedback; --`,
  'abc\u202egnp.exe \u2066\u200b',
  'x^2, $\\frac{1}{2}$ \\(a\\) — ∞ 😀',
].join('\n');

const course = useCourse([
  student('ana@uni.example', 'Ana', 'Pérez'),
  `INSERT INTO respuestas_foro1 (id, email, r1, r2, fecha) VALUES (1, 'ana@uni.example', $$${hostile}$$, NULL, '2026-11-20 08:00'),
    (2, 'ana@uni.example', repeat('añ', 5000000), 'corto', '2026-11-21 08:00')`,
  `INSERT INTO respuestas_foro3 (id, email, r1, t6_r1_c1, t6_r7_c3, r8, fecha)
    VALUES (1, 'ana@uni.example', 'uno', '1.9', NULL, 'ocho', '2026-11-20')`,
  `INSERT INTO respuestas_foro5 (id, email, r2, imagen_pregunta_3, imagen_1, imagen_2, imagen_3) VALUES
    (1, 'ana@uni.example', 'r', decode(repeat('89504e470d0a1a0a00ff', 30000), 'hex'), '', NULL, 'x'),
    (2, 'ana@uni.example', '', (SELECT string_agg(decode(md5(n::text), 'hex'), ''::bytea ORDER BY n) FROM generate_series(1, 163841) n), NULL, NULL, NULL)`,
  `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES
    ('ana@uni.example', 'Foro 1', 'primero', '2026-11-01'), ('ana@uni.example', 'Foro 3', 'segundo', '2026-11-02'),
    ('ana@uni.example', 'Foro 1', 'sin fecha', NULL)`,
]);

async function bytesOf({ reader, db }: OpenedCourse, id: string, image: string): Promise<Buffer> {
  const source = await reader.image(db, { activity: 'foro5', id, image });
  const pieces: Uint8Array[] = [];
  for await (const piece of source?.chunks() ?? []) pieces.push(piece);
  return Buffer.concat(pieces);
}

describe('a submission', () => {
  test('text stays the text it is; every comment of the student, newest first', async () => {
    const { reader, db } = await course.open();
    const submission = await reader.submission(db, { activity: 'foro1', id: '1' });
    expect(submission).toMatchObject({
      attempt: 1,
      attempts: 2,
      state: 'new-since-review',
      submittedAt: '2026-11-20 08:00:00.000',
    });
    expect(submission?.parts.map(({ key }) => key)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5', 'r6']);
    expect(submission?.parts[0]).toEqual({
      kind: 'text',
      key: 'r1',
      label: 'Pregunta 1',
      number: 1,
      text: hostile,
      length: [...hostile].length,
    });
    expect(submission?.parts[1]).toMatchObject({ text: '', length: 0 });
    expect(submission?.feedback.map(({ comment }) => comment)).toEqual(['segundo', 'primero', 'sin fecha']);
  });

  test('ten megabytes: the beginning at once, the rest on demand', async () => {
    const { reader, db } = await course.open();
    const ref = { activity: 'foro1', id: '2' };
    const [first] = (await reader.submission(db, ref))?.parts ?? [];
    if (first?.kind !== 'text') throw new Error('The first part is a text');
    expect(first.length).toBe(10_000_000);
    expect(first.text).toHaveLength(200_000);
    expect(await reader.text(db, ref, 'r1', { from: 199_999, length: 3 })).toBe('ñañ');
    expect(await reader.text(db, ref, 'r1', { from: 9_999_999, length: 50 })).toBe('ñ');
    expect(await reader.text(db, ref, 'r1', { from: 10_000_000, length: 50 })).toBe('');
    expect(await reader.text(db, ref, 'r3', { from: 0, length: 50 })).toBe('');
    expect(await reader.text(db, { ...ref, id: '99' }, 'r1', { from: 0, length: 5 })).toBeNull();
    expect(await reader.text(db, ref, 'email', { from: 0, length: 5 })).toBeNull();
    expect(await reader.text(db, ref, 'r1 FROM usuarios --', { from: 0, length: 5 })).toBeNull();
  });

  test('the table of forum 3 between its questions, empty cells in their place', async () => {
    const { reader, db } = await course.open();
    const submission = await reader.submission(db, { activity: 'foro3', id: '1' });
    expect(submission?.parts.map(({ key, kind }) => `${key} ${kind}`)).toEqual([
      'r1 text',
      'r2 text',
      'r3 text',
      'r4 text',
      'r5 text',
      't6 table',
      'r7 text',
      'r8 text',
    ]);
    const empty = ['', '', ''];
    expect(submission?.parts[5]).toEqual({
      kind: 'table',
      key: 't6',
      label: 'Pregunta 6',
      number: 6,
      columns: ['Columna 1', 'Columna 2', 'Columna 3'],
      rows: [['1.9', '', ''], empty, empty, empty, empty, empty, empty],
    });
  });

  test('images by size and version, never their bytes', async () => {
    const { reader, db } = await course.open();
    const submission = await reader.submission(db, { activity: 'foro5', id: '1' });
    expect(submission?.parts.map(({ key }) => key)).toEqual(['r2', 'p3', 'r4', 'r5', 'r6', 'imagenes']);
    const version = createHash('sha256')
      .update(Buffer.from('89504e470d0a1a0a00ff'.repeat(30000), 'hex'))
      .digest('hex');
    expect(submission?.parts[1]).toEqual({
      kind: 'images',
      key: 'p3',
      label: 'Pregunta 3',
      number: 3,
      images: [{ key: 'imagen_pregunta_3', label: 'Imagen de la pregunta 3', bytes: 300_000, version }],
    });
    expect(submission?.parts[5]).toMatchObject({ images: [{ key: 'imagen_3', bytes: 1 }] });
    expect(JSON.stringify(submission).length).toBeLessThan(2000);
  });

  test('there is no such thing', async () => {
    const { reader, db } = await course.open();
    expect(await reader.submission(db, { activity: 'foro1', id: '9223372036854775807' })).toBeNull();
    expect(await reader.submission(db, { activity: 'foro7', id: '1' })).toBeNull();
  });
});

describe('an image', () => {
  test('its bytes exactly, in one piece or several', async () => {
    const opened = await course.open();
    const small = await bytesOf(opened, '1', 'imagen_pregunta_3');
    expect(small.equals(Buffer.from('89504e470d0a1a0a00ff'.repeat(30000), 'hex'))).toBe(true);
    const source = await opened.reader.image(opened.db, {
      activity: 'foro5',
      id: '2',
      image: 'imagen_pregunta_3',
    });
    const large = await bytesOf(opened, '2', 'imagen_pregunta_3');
    expect(large).toHaveLength(163_841 * 16);
    expect(createHash('sha256').update(large).digest('hex')).toBe(source?.version);
    expect(source?.bytes).toBe(large.length);
  });

  test('no image there, or nothing of that name', async () => {
    const { reader, db } = await course.open();
    for (const image of ['imagen_1', 'imagen_2', 'r2', 'email', 'imagen_3" FROM usuarios --']) {
      expect(await reader.image(db, { activity: 'foro5', id: '1', image })).toBeNull();
    }
    expect(await reader.image(db, { activity: 'foro5', id: '77', image: 'imagen_3' })).toBeNull();
    expect(await reader.image(db, { activity: 'foro1', id: '1', image: 'imagen_1' })).toBeNull();
  });

  test('replaced or removed while it is read: never a mixture of two', async () => {
    const { reader, db } = await course.open();
    for (const change of [
      `UPDATE respuestas_foro5 SET imagen_pregunta_3 = imagen_pregunta_3 || 'x' WHERE id = 2`,
      `UPDATE respuestas_foro5 SET imagen_pregunta_3 = overlay(imagen_pregunta_3 placing 'zz' from 2000000) WHERE id = 2`,
      'DELETE FROM respuestas_foro5 WHERE id = 2',
    ]) {
      const source = await reader.image(db, { activity: 'foro5', id: '2', image: 'imagen_pregunta_3' });
      const chunks = source?.chunks()[Symbol.asyncIterator]();
      expect((await chunks?.next())?.value).toHaveLength(1_048_576);
      await course.query(change);
      const rest = async () => {
        for (let next = await chunks?.next(); next && !next.done; next = await chunks?.next());
      };
      await expect(rest()).rejects.toMatchObject({ code: 'conflict', retryable: true });
    }
  });
});
