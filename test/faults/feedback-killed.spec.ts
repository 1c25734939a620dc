import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it, onTestFinished } from 'vitest';
import { noKeychain, openLaptop } from '../support/journal/laptop.ts';
import { type Metronome, startMetronome } from '../support/journal/metronome.ts';
import { openCabinet } from '../support/journal/reading.ts';
import { characterAt, type Typing } from '../support/journal/typing.ts';
import { createTestDatabase, type TestDatabase } from '../support/postgres.ts';
import { createRandom } from '../support/random.ts';

const rounds = process.env.FAULTS === 'full' ? 200 : 5;
/** A keystroke must be on the disk by then; on a machine that is busy with other things, a little later. */
const promiseMs = 250;

let database: TestDatabase;
let userData: string;
beforeAll(async () => {
  database = await createTestDatabase('calculus');
  await database.query(`INSERT INTO usuarios (email, password) VALUES ('eva@uni.example', '')`);
  userData = await mkdtemp(join(tmpdir(), 'tiza-journal-'));
});
afterAll(async () => {
  await rm(userData, { recursive: true, force: true });
  await database.drop();
});

const child = new URL('../support/journal/typing-child.ts', import.meta.url).pathname;

interface Said {
  typed: { at: number; when: number }[];
  wanted: string[];
  taken: string[];
  killedAt: number;
  /** How slow the machine itself was. */
  late: number;
}

const sentence = (round: string | undefined, n: string | undefined) => `Vuelta ${round}, comentario ${n}`;

/** Lets somebody type and publish until they are killed, some time after `start` words of theirs. */
async function typeUntilKilled(
  round: number,
  { afterMs, waitForReady, metronome }: { afterMs: number; waitForReady: boolean; metronome: Metronome },
): Promise<Said> {
  const { host, port, user, password, database: name } = database;
  const typing: Typing = { userData, place: { host, port, user, password, database: name }, round };
  const running = spawn(process.execPath, ['--import', 'tsx', child, JSON.stringify(typing)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let heard = '';
  let complaints = '';
  const ended = new Promise((resolve) => running.once('close', resolve));
  const ready = new Promise<void>((resolve) => {
    running.stdout.on('data', (piece) => {
      heard += piece;
      if (heard.startsWith('ready')) resolve();
    });
  });
  running.stderr.on('data', (piece) => {
    complaints += piece;
  });
  await Promise.race([waitForReady ? ready : Promise.resolve(), ended]);
  await sleep(afterMs);
  const [killedAt, late] = [Date.now(), metronome.slowest()];
  running.kill('SIGKILL');
  await ended;
  expect([complaints, running.signalCode]).toEqual(['', 'SIGKILL']);
  const lines = heard
    .split('\n')
    .slice(0, -1)
    .map((line) => line.split(' '));
  const of = (kind: string) => lines.filter(([first]) => first === kind);
  return {
    typed: of('t').map(([, at, when]) => ({ at: Number(at), when: Number(when) })),
    wanted: of('p').map(([, of_, n]) => sentence(of_, n)),
    taken: of('a').map(([, of_, n]) => sentence(of_, n)),
    killedAt,
    late,
  };
}

const textUpTo = (length: number) => Array.from({ length }, (_, at) => characterAt(at)).join('');

it(`killed ${rounds} times while typing and publishing: every word is there, and every comment once`, async () => {
  const random = createRandom(9);
  const metronome = await startMetronome(userData);
  onTestFinished(() => metronome.stop());
  const said: Said[] = [];
  const atLeast = new Map<string, number>();
  for (let round = 0; round < rounds; round++) {
    const during = round % 5 !== 4;
    const heard = await typeUntilKilled(round, {
      afterMs: random.below(during ? 900 : 700),
      waitForReady: during,
      metronome,
    });
    said.push(heard);
    const dueBy = heard.killedAt - promiseMs - 2 * heard.late;
    const due = heard.typed.filter(({ when }) => when < dueBy).length;
    atLeast.set(`vuelta/${round}`, due);

    const journal = await openCabinet(userData, noKeychain);
    for (const [key, characters] of atLeast) {
      const kept = journal.drafts.get(key) ?? '';
      const length = [...kept].length;
      expect(kept).toBe(textUpTo(length));
      expect(length, `${key}, after round ${round}`).toBeGreaterThanOrEqual(characters);
    }
    expect(journal.damaged).toBe(0);
    await journal.close();
  }

  const { host, port, user, password, database: name } = database;
  const laptop = await openLaptop({ userData, place: { host, port, user, password, database: name } });
  await laptop.drained();
  await laptop.close();
  const rows = await database.query<{ text: string }>('SELECT comentario AS text FROM feedback');
  const texts = rows.map(({ text }) => text);
  expect(new Set(texts).size).toBe(texts.length);
  const wanted = new Set(said.flatMap(({ wanted: each }) => each));
  expect(texts.filter((text) => !wanted.has(text))).toEqual([]);
  const taken = said.flatMap(({ taken: each }) => each);
  expect(taken.filter((text) => !texts.includes(text))).toEqual([]);
  expect(taken.length).toBeGreaterThan(rounds);
  expect([...atLeast.values()].filter((characters) => characters > 0).length).toBeGreaterThan(rounds / 3);
});
