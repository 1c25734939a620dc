import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ExportProgress } from '#contract/exchange';
import type { Language } from '#contract/language';
import { createExchange } from '../../../main/feedback/exchange/exchange.ts';
import { parseCsv } from '../../../main/lib/csv.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type Desk, openDesk } from './scene.ts';

const nobody = 'nobody@uni.example';
let database: TestDatabase;
let desk: Desk;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(`INSERT INTO usuarios (email, password, nombre, apellidos) VALUES
    ('eva@uni.example', 'x', 'Eva', 'Luna'), ('=cmd@uni.example', 'x', '=HYPERLINK("x")', NULL), ('${nobody}', 'x', NULL, NULL)`);
  await database.query(`INSERT INTO respuestas_foro1 (email, r1, fecha) VALUES
    ('eva@uni.example', 'una', '2026-11-01 10:00:00.5'), ('=cmd@uni.example', 'dos', '2026-11-02 10:00'),
    ('eva@uni.example', 'tres', '2026-11-03 10:00'), (NULL, 'de nadie', NULL)`);
  await database.query(
    `INSERT INTO examen1 (email, r1, fecha) VALUES ('eva@uni.example', 'ex', '2026-11-04 10:00')`,
  );
  await database.query(`INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES
    ('eva@uni.example', 'Foro 1', '=1+1; "bien"' || chr(10) || 'Eva 😀', '2026-11-02 12:00'),
    ('=cmd@uni.example', 'Otra cosa', 'suelto', NULL)`);
  await database.query(`INSERT INTO feedback (email_alumno, actividad, comentario, fecha)
    SELECT 'eva@uni.example', 'Examen 1', 'n' || n, '2026-11-05' FROM generate_series(1, 1200) n`);
  desk = await openDesk(database);
});
afterAll(async () => {
  await desk.close();
  await database.drop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-csv-'));
  return () => rm(folder, { recursive: true });
});

interface Wanted {
  file?: string;
  language?: Language;
  onRows?(): void;
}

function exchange({ file = 'out.csv', language = 'es', onRows }: Wanted = {}) {
  const path = join(folder, file);
  const progress: ExportProgress[] = [];
  const made = createExchange({
    course: () => desk.course,
    files: { saveTo: async () => path, openOne: async () => path, openFolder: async () => null },
    documents: folder,
    openPrinter: () => {
      throw new Error('Nothing is printed here');
    },
    unfinished: { begin: async () => undefined, end: async () => undefined },
    language: () => language,
    separator: () => ',',
    onProgress(step) {
      progress.push(step);
      onRows?.();
    },
  });
  return {
    ...made,
    path,
    progress,
    rows: async () => parseCsv((await readFile(path, 'utf8')).slice(1)).rows,
  };
}

describe('an export', () => {
  it('of comments holds every one of them, by whomever and wherever filed', async () => {
    const { exportTo, rows, progress, path } = exchange();
    expect(await exportTo({ what: 'feedback' })).toEqual({ name: 'out.csv', rows: 1202 });
    const [heading, first, second, ...rest] = await rows();
    expect(heading?.cells).toEqual([
      'número',
      'actividad',
      'alumno',
      'correo',
      'comentario',
      'autor',
      'fecha',
    ]);
    expect(first?.cells).toEqual([
      ...['1', 'Foro 1', 'Eva Luna', 'eva@uni.example', '=1+1; "bien"\nEva 😀', '', '2026-11-02 12:00:00'],
    ]);
    expect(second?.cells.slice(1, 5)).toEqual(['Otra cosa', '=HYPERLINK("x")', '=cmd@uni.example', 'suelto']);
    expect(rest).toHaveLength(1200);
    expect(progress.map(({ rows: done }) => done)).toEqual([500, 1000, 1202]);
    expect(progress.every(({ all }) => all === 1202)).toBe(true);
    const text = await readFile(path, 'utf8');
    expect(text.startsWith('\uFEFF')).toBe(true);
    expect(text).toContain(`"'=HYPERLINK(""x"")"`);
    expect(text).not.toMatch(/[,\n]=|"=/);
  });

  it('of states comes back as drafts once comments were written into it', async () => {
    const { exportTo, readDrafts, rows, path } = exchange({ language: 'en' });
    expect(await exportTo({ what: 'states' })).toEqual({ name: 'out.csv', rows: 5 });
    expect((await rows()).map(({ cells }) => [cells[0], cells[2], cells[4], cells[7]].join(' | '))).toEqual([
      'submission | student | attempt | state',
      '1 | Eva Luna | 1 | commented',
      '2 | =HYPERLINK("x") | 1 | awaiting',
      '3 | Eva Luna | 2 | new since review',
      '4 |  | 1 | awaiting',
      '1 | Eva Luna | 1 | commented',
    ]);
    const filled = (await readFile(path, 'utf8')).split('\r\n');
    await writeFile(
      path,
      [filled[0], filled[1], `${filled[2]}Bien`, `${filled[3]}"Muy, bien"`, filled[4]].join('\r\n'),
    );
    const read = await readDrafts(undefined);
    expect(read).toMatchObject({ name: 'out.csv', blank: 2, errors: [] });
    expect(read?.drafts).toEqual([
      {
        key: 'foro1/2',
        text: 'Bien',
        about: {
          ref: { activity: 'foro1', id: '2' },
          submittedAt: '2026-11-02 10:00:00.000',
          activity: 'foro1',
          student: '=cmd@uni.example',
          studentName: '=HYPERLINK("x")',
          editing: null,
          seen: [],
        },
      },
      {
        key: 'foro1/3',
        text: 'Muy, bien',
        about: expect.objectContaining({ student: 'eva@uni.example', studentName: 'Eva Luna', seen: ['1'] }),
      },
    ]);
  });

  it('of one activity holds no other', async () => {
    const { exportTo } = exchange();
    expect(await exportTo({ what: 'states', activity: 'examen1' })).toMatchObject({ rows: 1 });
    expect(await exportTo({ what: 'feedback', activity: 'foro1' })).toMatchObject({ rows: 1 });
  });

  it('that is cancelled, or cannot be written, leaves what was there before', async () => {
    const one = exchange({ onRows: () => void one.cancelExport(undefined) });
    await writeFile(one.path, 'de antes');
    await expect(one.exportTo({ what: 'feedback' })).rejects.toMatchObject({ code: 'cancelled' });
    expect(await readFile(one.path, 'utf8')).toBe('de antes');
    expect(await readdir(folder)).toEqual(['out.csv']);
    await expect(exchange({ file: 'no/out.csv' }).exportTo({ what: 'states' })).rejects.toMatchObject({
      code: 'forbidden',
      details: { reason: 'file-unwritable' },
    });
  });
});

describe('a file of comments', () => {
  it('becomes drafts for the latest attempts, and every row that cannot be one is listed', async () => {
    const { readDrafts, path } = exchange();
    await writeFile(
      path,
      [
        'correo;actividad;comentario;entrega',
        'EVA@uni.example;foro 1;Para la última;',
        'eva@uni.example;Foro 1;Para la primera;1',
        ';foro_1;Por número;2',
        'eva@uni.example;Foro 9;x;',
        'quien@uni.example;Foro 1;x;',
        `${nobody};Foro 1;x;`,
        'eva@uni.example;Foro 1;De otra;2',
        'eva@uni.example;Foro 1;Otra vez;3',
        ';Foro 1;De nadie;4',
        'eva@uni.example;Examen 1;Del examen;',
      ].join('\n'),
    );
    const read = await readDrafts(undefined);
    expect(read?.drafts.map(({ key, text }) => `${key} ${text}`)).toEqual([
      'foro1/3 Para la última',
      'foro1/1 Para la primera',
      'foro1/2 Por número',
      'examen1/1 Del examen',
    ]);
    expect(read?.drafts[0]?.about.student).toBe('eva@uni.example');
    expect(read?.errors).toEqual([
      { row: 5, reason: 'activity-unknown' },
      { row: 6, reason: 'student-unknown' },
      { row: 7, reason: 'nothing-handed-in' },
      { row: 8, reason: 'nothing-handed-in' },
      { row: 9, reason: 'twice' },
      { row: 10, reason: 'nothing-handed-in' },
    ]);
    expect(await database.query('SELECT count(*)::int AS n FROM feedback')).toEqual([{ n: 1202 }]);
  });

  it('takes nobody for somebody whose address differs in capitals alone', async () => {
    await database.query(`INSERT INTO usuarios (email, password, nombre) VALUES
      ('gil@uni.example', 'x', 'Gil'), ('GIL@uni.example', 'x', 'Otro')`);
    await database.query(`INSERT INTO respuestas_foro1 (email, r1, fecha) VALUES
      ('gil@uni.example', 'a', '2026-11-06'), ('GIL@uni.example', 'b', '2026-11-06')`);
    const { readDrafts, path } = exchange();
    const addresses = ['gil@uni.example', 'GIL@uni.example', 'Gil@uni.example'];
    await writeFile(
      path,
      ['correo,actividad,comentario', ...addresses.map((a) => `${a},Foro 1,x`)].join('\n'),
    );
    const read = await readDrafts(undefined);
    expect(read?.drafts.map(({ about }) => about.student)).toEqual(addresses.slice(0, 2));
    expect(read?.errors).toEqual([{ row: 4, reason: 'student-unknown' }]);
  });
});
