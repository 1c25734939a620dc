import type { QueueQuery } from '#contract/grading';
import type { Database } from '../../../main/database/database.ts';
import { encodeCursor } from '../../../main/platforms/calculus/cursor.ts';
import type { PlatformReader } from '../../../main/platforms/platform.ts';
import type { Report } from '../measurement.ts';
import { median, milliseconds, sideBySide } from '../rounds.ts';

export interface Subject {
  db: Database;
  reader: PlatformReader;
  indexes: 'none' | 'advised';
  report: Report;
}

const patient = { timeoutMs: 600_000 };
const rounds = 5;
const deep = 10_000;

type Question = Partial<QueueQuery>;

function ask({ db, reader }: Subject, question: Question) {
  return reader.queue(db, { order: 'newest', limit: 50, ...question }, patient);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round++) times.push(await milliseconds(work));
  return median(times.slice(1));
}

/** Where page 10,000 begins, found the slow way once. */
async function deepCursor({ db, reader }: Subject): Promise<string> {
  const definitions = reader.definitions();
  const rows = definitions.map(
    ({ key }, rank) =>
      `SELECT ${rank} AS rank, id, fecha FROM ${key.startsWith('foro') ? 'respuestas_' : ''}${key}`,
  );
  const [row] = await db.rows<{ rank: number; id: string; key: string }>(
    {
      text: `SELECT rank, id::text AS id, to_json(fecha) #>> '{}' AS key FROM (${rows.join(' UNION ALL ')}) a
ORDER BY fecha DESC, rank, a.id DESC OFFSET ${(deep - 1) * 50 - 1} LIMIT 1`,
    },
    patient,
  );
  if (row === undefined) throw new Error('The course has fewer pages');
  return encodeCursor({
    ...row,
    order: 'newest',
    mode: 'walk',
    dated: true,
    undated: false,
    floor: false,
    total: 0,
  });
}

async function measureCounts(subject: Subject): Promise<void> {
  const { db, reader, indexes, report } = subject;
  const first = await milliseconds(() => reader.activities(db, patient));
  const again = await timed(() => reader.activities(db, patient));
  const changed = await timed(async () => {
    await db.rows({
      text: `INSERT INTO respuestas_foro1 (email, r1) VALUES ('u00007@campus.example', 'otra vez')`,
    });
    await reader.activities(db, patient);
  });
  const note = `indexes: ${indexes}`;
  report({
    id: `counts-first-${indexes}`,
    value: first,
    unit: 'ms',
    note: `${note}; once, when a course is opened`,
  });
  report({
    id: `counts-again-${indexes}`,
    value: again,
    unit: 'ms',
    limit: 250,
    note: `${note}; nothing changed`,
  });
  report({ id: `counts-after-submission-${indexes}`, value: changed, unit: 'ms', limit: 250, note });
}

async function measurePages(subject: Subject): Promise<void> {
  const { indexes, report } = subject;
  const advised = indexes === 'advised';
  const pages: [id: string, question: Question][] = [
    ['first-page', {}],
    ['first-page-awaiting', { states: ['awaiting', 'new-since-review'] }],
    ['first-page-one-activity', { activity: 'foro4', states: ['awaiting'] }],
    ['first-page-oldest-awaiting', { order: 'oldest', states: ['awaiting'] }],
    ['first-page-fair', { order: 'fair', activity: 'foro4' }],
  ];
  for (const [id, question] of pages) {
    const value = await timed(() => ask(subject, question));
    const limited = advised && id !== 'first-page-oldest-awaiting';
    report({ id: `${id}-${indexes}`, value, unit: 'ms', ...(limited ? { limit: 30 } : {}) });
  }
  if (!advised) return;
  const { next } = await ask(subject, {});
  const cursor = await deepCursor(subject);
  const { second, far } = await sideBySide(rounds, {
    second: () => milliseconds(() => ask(subject, { cursor: next ?? '' })),
    far: () => milliseconds(() => ask(subject, { cursor })),
  });
  const note = `${far.toFixed(1)} ms against ${second.toFixed(1)} ms`;
  report({ id: 'page-10000', value: far / second, unit: '×', limit: 1.5, against: 'page 2', note });
}

async function measureSearch(subject: Subject): Promise<void> {
  const { indexes, report } = subject;
  const searches: [id: string, question: Question][] = [
    ['rare', { search: '914.16' }],
    ['word', { search: 'demostración' }],
    ['phrase-awaiting', { search: 'teorema del valor', states: ['awaiting'] }],
    ['common', { search: 'LIMITE' }],
    ['name', { search: 'nunez begona' }],
  ];
  for (const [id, question] of searches) {
    const value = await timed(() => ask(subject, question));
    const { total, totalIsFloor } = await ask(subject, question);
    const found = `${totalIsFloor ? 'more than ' : ''}${total} found`;
    report({
      id: `search-${id}-${indexes}`,
      value,
      unit: 'ms',
      ...(indexes === 'advised' ? { limit: 300 } : {}),
      note: indexes === 'none' ? `${found}; with progress, and can be cancelled` : found,
    });
  }
}

export async function measureCourse(subject: Subject): Promise<void> {
  await measureCounts(subject);
  await measurePages(subject);
  await measureSearch(subject);
  const { report, indexes } = subject;
  const { rss } = process.memoryUsage();
  report({
    id: `memory-${indexes}`,
    value: rss / 1e6,
    unit: 'MB',
    limit: 200,
    note: 'this process, its tools included',
  });
}
