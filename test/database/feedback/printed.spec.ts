import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { ExportProgress, PrintQuery } from '#contract/exchange';
import { createExchange } from '../../../main/feedback/exchange/exchange.ts';
import { createTestDatabase, type TestDatabase } from '../../support/postgres.ts';
import { type Desk, openDesk } from './scene.ts';

let database: TestDatabase;
let desk: Desk;
let folder: string;

beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(`INSERT INTO usuarios (email, password, nombre, apellidos)
    SELECT 's' || n || '@uni.example', 'x', 'Nombre ' || n, 'A/B' FROM generate_series(1, 150) n`);
  await database.query(`INSERT INTO usuarios (email, password, nombre, apellidos) VALUES
    ('eva@uni.example', 'x', 'Eva', 'Luna'), ('otra@uni.example', 'x', 'Eva', 'Luna')`);
  await database.query(`INSERT INTO respuestas_foro1 (email, r1, fecha) VALUES
    ('eva@uni.example', 'una', '2026-11-01 10:00'), ('eva@uni.example', 'dos', '2026-11-03 10:00')`);
  await database.query(`INSERT INTO feedback (email_alumno, actividad, comentario, fecha) VALUES
    ('eva@uni.example', 'Foro 1', 'Segundo', '2026-11-04 12:00'),
    ('eva@uni.example', 'Foro 1', 'Primero', '2026-11-02 12:00'),
    ('eva@uni.example', 'Otra cosa', 'Suelto', NULL),
    (NULL, 'Foro 1', 'A nadie', NULL),
    ('otra@uni.example', 'Examen 1', 'De la otra', '2026-11-05')`);
  await database.query(`INSERT INTO feedback (email_alumno, actividad, comentario, fecha)
    SELECT 's' || n || '@uni.example', 'Examen 1', 'n' || n, '2026-11-05' FROM generate_series(1, 150) n`);
  desk = await openDesk(database);
});
afterAll(async () => {
  await desk.close();
  await database.drop();
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tiza-papel-'));
  return () => rm(folder, { recursive: true });
});

/** The document itself stands where its drawing would. */
function exchange(printed: (count: number) => void = () => undefined) {
  const progress: ExportProgress[] = [];
  let closed = 0;
  let count = 0;
  const made = createExchange({
    course: () => desk.course,
    files: { saveTo: async () => null, openOne: async () => null, openFolder: async () => folder },
    documents: folder,
    openPrinter: () => ({
      async print(html) {
        count += 1;
        printed(count);
        return Buffer.from(html);
      },
      close: () => {
        closed += 1;
      },
    }),
    unfinished: { begin: async () => undefined, end: async () => undefined },
    language: () => 'es',
    separator: () => ',',
    onProgress: (step) => void progress.push(step),
  });
  return { ...made, progress, closed: () => closed };
}

async function print(query: PrintQuery) {
  const one = exchange();
  const done = await one.printTo(query);
  const made = done?.folder ?? '';
  const names = made === '' ? [] : await readdir(join(folder, made));
  return {
    ...one,
    done,
    names,
    said: async (name: string) => {
      const html = await readFile(join(folder, made, name), 'utf8');
      const body = html.slice(html.indexOf('<body>'));
      return body
        .replace(/<[^>]*>/g, '|')
        .split(/[|\n]+/)
        .filter((text) => text.trim() !== '');
    },
  };
}

it('gives every student who was told something a paper, by activity and time', async () => {
  const { done, names, said, progress, closed } = await print({ per: 'student', names: true });
  expect(done).toMatchObject({ files: 153, rows: 155 });
  expect(done?.folder).toMatch(/^Comentarios - Cálculo - \d{4}-\d\d-\d\d$/);
  expect(names).toHaveLength(153);
  expect(names).toEqual(
    expect.arrayContaining(['Eva Luna.pdf', 'Eva Luna (2).pdf', 'Nombre 7 A-B.pdf', 'Sin destinatario.pdf']),
  );
  const text = await said('Eva Luna.pdf');
  expect(text.slice(0, 2)).toEqual(['Cálculo', 'Eva Luna']);
  expect(text.slice(3).map((one) => one.replace(/ de noviembre de 2026\D+/, ' nov '))).toEqual([
    'Foro 1',
    'Entregado el 3 nov 10:00',
    'Primero',
    '2 nov 12:00',
    'Segundo',
    '4 nov 12:00',
    'Otra cosa',
    'Suelto',
  ]);
  expect(await said('Eva Luna (2).pdf')).toContain('De la otra');
  expect(await said('Sin destinatario.pdf')).toContain('A nadie');
  expect(progress.at(0)).toEqual({ rows: 0, all: 155 });
  expect(progress.at(-1)).toEqual({ rows: 155, all: 155 });
  expect(closed()).toBeGreaterThan(0);
});

it('gives each activity one with all its students, and with numbers says no name', async () => {
  const named = await print({ per: 'activity', names: true });
  expect(named.names).toEqual(['Examen 1.pdf', 'Foro 1.pdf', 'Otra cosa.pdf']);
  const exam = await named.said('Examen 1.pdf');
  expect(exam.filter((text) => /^n\d+$/.test(text)).map((text) => Number(text.slice(1)))).toEqual(
    Array.from({ length: 150 }, (_, index) => index + 1),
  );
  const numbered = await print({ per: 'activity', names: false });
  expect(numbered.done?.folder).toMatch(/ \(2\)$/);
  const text = await numbered.said('Foro 1.pdf');
  expect(text).toContain('Primero');
  const number = text.find((one) => /^Estudiante \d+$/.test(one));
  expect(await numbered.said('Otra cosa.pdf')).toContain(number);
  for (const name of numbered.names)
    expect((await numbered.said(name)).join()).not.toMatch(/Eva|Luna|Nombre|@/);
  const alone = await print({ per: 'student', names: false, activity: 'foro1' });
  expect(alone.names).toEqual([`${number}.pdf`, 'Sin destinatario.pdf']);
  expect((await alone.said(`${number}.pdf`)).join()).not.toMatch(/Suelto|Eva/);
  expect(alone.done).toMatchObject({ files: 2, rows: 3 });
});

it('leaves nothing when it is cancelled or cannot be drawn, and makes nothing of nothing', async () => {
  const one = exchange((count) => {
    if (count === 3) void one.cancelExport(undefined);
  });
  await expect(one.printTo({ per: 'student', names: true })).rejects.toMatchObject({ code: 'cancelled' });
  expect(one.closed()).toBeGreaterThan(0);
  const broken = exchange((count) => {
    if (count === 2) throw new Error('The process that draws papers ended');
  });
  await expect(broken.printTo({ per: 'student', names: true })).rejects.toThrow('ended');
  const nothing = await print({ per: 'activity', names: true, activity: 'examen2' });
  expect(nothing.done).toEqual({ folder: null, files: 0, rows: 0 });
  expect(await readdir(folder)).toEqual([]);
});
