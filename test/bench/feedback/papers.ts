import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { printFolder } from '../../../main/feedback/print/print.ts';
import { openDesk } from '../../database/feedback/scene.ts';
import { createTestDatabase } from '../../support/postgres.ts';
import type { Report } from '../measurement.ts';
import { milliseconds } from '../rounds.ts';

const students = 20_000;
const sampleMs = 20;

/** One activity of a big course on paper, up to the documents that Chromium then draws one after the other. */
export async function measurePapers(report: Report): Promise<void> {
  const database = await createTestDatabase('calculus');
  const within = await mkdtemp(join(tmpdir(), 'tiza-papel-'));
  try {
    await database.query(`INSERT INTO usuarios (email, password, nombre, apellidos)
      SELECT 's' || n || '@uni.example', '', 'Nombre', 'Apellido ' || n FROM generate_series(1, ${students}) n`);
    await database.query(`INSERT INTO feedback (email_alumno, actividad, comentario, fecha)
      SELECT 's' || n || '@uni.example', 'Foro 1', repeat('Muy buen manejo de los límites. ', 8), now()
      FROM generate_series(1, ${students}) n`);
    const desk = await openDesk(database);
    const atFirst = process.memoryUsage().rss;
    let most = atFirst;
    let steps = 0;
    const sampling = setInterval(() => {
      most = Math.max(most, process.memoryUsage().rss);
    }, sampleMs);
    const ms = await milliseconds(() =>
      printFolder({
        course: desk.course,
        query: { per: 'activity', activity: 'foro1', names: true },
        language: 'es',
        within,
        openPrinter: () => ({ print: async (html) => Buffer.from(html), close: () => undefined }),
        unfinished: { begin: async () => undefined, end: async () => undefined },
        signal: new AbortController().signal,
        onProgress: () => {
          steps += 1;
        },
      }),
    );
    clearInterval(sampling);
    await desk.close();
    const note = `one activity, ${students} students, ${steps} steps of progress, drawing aside`;
    report({ id: 'papers-written', value: ms / 1000, unit: 's', limit: 20, note });
    report({ id: 'papers-memory', value: (most - atFirst) / 1_000_000, unit: 'MB', limit: 150, note });
  } finally {
    await database.drop();
    await rm(within, { recursive: true, force: true });
  }
}
