import { describe, expect, test } from 'vitest';
import { names, student, useCourse, walk } from './course.ts';

describe('a server with habits of its own', () => {
  const habits = {
    timezone: 'Asia/Tokyo',
    search_path: '""',
    standard_conforming_strings: 'off',
    bytea_output: 'escape',
    intervalstyle: 'sql_standard',
    extra_float_digits: '-5',
  };
  const course = useCourse([
    ...Object.entries(habits).map(
      ([name, value]) =>
        `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET ${name} = %L', current_database(), '${value}'); END $$`,
    ),
    'ALTER TABLE respuestas_foro2 ALTER fecha TYPE timestamptz',
    'ALTER TABLE examen1 ALTER fecha TYPE date',
    student('ana@uni.example', 'Ana', 'Pérez'),
    `INSERT INTO respuestas_foro1 (email, r1, fecha) VALUES ('ana@uni.example', E'a\\nb', '2026-11-01 10:00:00.000001'), ('ana@uni.example', 'c', '2026-11-01 10:00:00.000002')`,
    `INSERT INTO respuestas_foro2 (email, r1, fecha) VALUES ('ana@uni.example', 'zona', '2026-11-02 10:00+00'), ('ana@uni.example', 'zona', '2026-11-02 10:00:00.000001+00')`,
    `INSERT INTO examen1 (email, fecha) VALUES ('ana@uni.example', '2026-11-03'), ('ana@uni.example', '2026-11-03')`,
    `INSERT INTO respuestas_foro5 (email, imagen_1, fecha) VALUES ('ana@uni.example', decode('00ff5c27', 'hex'), '2026-10-01')`,
    `INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES ('ana@uni.example', 'Foro 1', 'bien', '2026-11-01 10:00:00.000001')`,
  ]);

  test('changes nothing', async () => {
    const opened = await course.open();
    expect(await opened.db.rows({ text: 'SHOW timezone' })).toEqual([{ TimeZone: 'Asia/Tokyo' }]);
    for (const query of [{}, { search: 'ana' }]) {
      const { items } = await walk(opened, { order: 'newest', limit: 1, ...query });
      expect(names(items)).toEqual([
        'examen1/2',
        'examen1/1',
        'foro2/2',
        'foro2/1',
        'foro1/2',
        'foro1/1',
        'foro5/1',
      ]);
      expect(items.map(({ submittedAt }) => submittedAt)).toEqual([
        '2026-11-03 00:00:00.000',
        '2026-11-03 00:00:00.000',
        // A moment with a zone is shown as the server's own clock had it.
        '2026-11-02 19:00:00.000',
        '2026-11-02 19:00:00.000',
        '2026-11-01 10:00:00.000',
        '2026-11-01 10:00:00.000',
        '2026-10-01 00:00:00.000',
      ]);
      expect(items.map(({ state }) => state).slice(4, 6)).toEqual(['new-since-review', 'reviewed']);
    }
    expect(names((await walk(opened, { order: 'oldest', search: 'a b' })).items)).toEqual(['foro1/1']);
    const image = await opened.reader.image(opened.db, { activity: 'foro5', id: '1', image: 'imagen_1' });
    const pieces: Uint8Array[] = [];
    for await (const piece of image?.chunks() ?? []) pieces.push(piece);
    expect(Buffer.concat(pieces).toString('hex')).toBe('00ff5c27');
  });
});
