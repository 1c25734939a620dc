import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from '../../scripts/build.ts';
import { giveSchema } from '../database/feedback/scene.ts';
import { aboutEva, aComment, type Laptop, openLaptop } from '../support/journal/laptop.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { createProxy } from '../support/proxy.ts';
import { createLargeCourse } from './desk/large-course.ts';
import { measureWriting } from './desk/writing.ts';
import { measurePapers } from './feedback/papers.ts';
import type { Report } from './measurement.ts';
import { median, milliseconds } from './rounds.ts';

// The parts of main in typing and publishing, then what the person sees of them in the window.

const many = 500;
const rounds = 3;
const student = (n: number) => `s${n}@uni.example`;

/** The slowest but the worst twentieth. */
function p95(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const found = sorted[Math.ceil(sorted.length * 0.95) - 1];
  if (found === undefined) throw new Error('Nothing was measured.');
  return found;
}

async function withLaptop<Value>(
  place: TestDatabase,
  via: { host: string; port: number },
  work: (laptop: Laptop) => Promise<Value>,
): Promise<Value> {
  const userData = await mkdtemp(join(tmpdir(), 'tiza-journal-'));
  const laptop = await openLaptop({ userData, place: { ...place, ...via } });
  try {
    return await work(laptop);
  } finally {
    await laptop.close();
    await rm(userData, { recursive: true, force: true });
  }
}

async function keystrokes(laptop: Laptop, text: string): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < 200; n++) {
    const draft = { course: laptop.course, key: 'foro1/1', text: `${text}${n}`, about: aboutEva };
    times.push(await milliseconds(() => laptop.handlers.keep(draft)));
  }
  return times;
}

async function publications(laptop: Laptop, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) {
    const each = { ...aComment(`Comentario ${n}`, student(n)), course: laptop.course };
    times.push(await milliseconds(() => laptop.handlers.publish(each)));
  }
  return times;
}

/** From the teacher's word until the last of them is confirmed by the server and written down here. */
async function perSecond(laptop: Laptop, round: number): Promise<number> {
  const items = Array.from({ length: many }, (_, n) =>
    aComment(`Vuelta ${round}, comentario ${n}`, student(n)),
  );
  const ms = await milliseconds(async () => {
    await laptop.handlers.publishMany({ id: crypto.randomUUID(), course: laptop.course, items });
    await laptop.drained();
  });
  return (many / ms) * 1000;
}

async function runs(database: TestDatabase): Promise<number> {
  const rates: number[] = [];
  for (let round = 0; round < rounds; round++) {
    rates.push(await withLaptop(database, database, (laptop) => perSecond(laptop, round)));
    await database.query('TRUNCATE feedback');
  }
  return median(rates);
}

export default async function feedback(report: Report): Promise<void> {
  await measureMain(report);
  await measurePapers(report);
  await build();
  const course = await createLargeCourse(20_000);
  try {
    await measureWriting(report, course);
  } finally {
    await course.remove();
  }
}

async function measureMain(report: Report): Promise<void> {
  const database = await createTestDatabase('calculus');
  const proxy = await createProxy(database);
  try {
    await database.query(
      `INSERT INTO usuarios (email, password) SELECT 's' || n || '@uni.example', '' FROM generate_series(0, ${many}) AS n`,
    );
    const [short, long] = await withLaptop(database, database, async (laptop) => [
      await keystrokes(laptop, 'Muy buen manejo de los límites laterales. '.repeat(20)),
      await keystrokes(laptop, 'Muy buen manejo de los límites laterales. '.repeat(5000)),
    ]);
    report({ id: 'keystroke-on-disk', value: p95(short), unit: 'ms p95', limit: 50, note: '850 characters' });
    report({
      id: 'keystroke-on-disk-long',
      value: p95(long),
      unit: 'ms p95',
      limit: 150,
      note: '200,000 characters',
    });

    const near = await withLaptop(database, database, (laptop) => publications(laptop, 100));
    report({
      id: 'publish-written-down',
      value: p95(near),
      unit: 'ms p95',
      limit: 30,
      note: 'what Ctrl+Enter waits for',
    });
    await database.query('TRUNCATE feedback');
    const far = await withLaptop(database, proxy, async (laptop) => {
      proxy.set({ delayMs: 150 });
      return publications(laptop, 50);
    });
    report({ id: 'publish-written-down-300ms-away', value: p95(far), unit: 'ms p95', limit: 30 });
    proxy.set({ delayMs: 0 });
    await database.query('TRUNCATE feedback');
    const offline = await withLaptop(database, proxy, async (laptop) => {
      proxy.set({ dark: true });
      return publications(laptop, 50);
    });
    report({ id: 'publish-written-down-offline', value: p95(offline), unit: 'ms p95', limit: 30 });
    await database.query('TRUNCATE feedback');

    const published = { value: await runs(database), unit: '/s', limit: 50, atLeast: true };
    report({ id: 'comments-published', ...published, note: `${many}, the platform's tables alone` });
    await giveSchema(database);
    const signed = { value: await runs(database), unit: '/s', limit: 50, atLeast: true };
    report({ id: 'comments-published-with-history', ...signed, note: `${many}, with author and revision` });
  } finally {
    await proxy.close();
    await database.drop();
  }
}
