import type { Page } from '@playwright/test';
import feedback from '../../renderer/i18n/es/feedback.json' with { type: 'json' };
import { type Metronome, startMetronome } from '../support/journal/metronome.ts';
import { characterAt } from '../support/journal/typing.ts';
import { createRandom, type Random } from '../support/random.ts';
import { createTestServer, type TestServer } from '../support/server.ts';
import { createCourse, openCourse, saveCourse } from './support/database.ts';
import { queueList } from './support/desk.ts';
import { expect, type Launched, start, test } from './support/launch.ts';
import { createUserData, removeUserData } from './support/user-data.ts';

// The built app, as somebody at its window uses it: FAULTS=full kills it two hundred times.
//   FAULTS=full npx playwright test test/e2e/killed.spec.ts --project=stand-in

const full = process.env.FAULTS === 'full';
const rounds = full ? 200 : 2;
/** What was typed so long ago is on the disk; a machine that is slow itself gets as much on top. */
const promiseMs = 250;

interface Said {
  words: string;
  /** When each of its characters had been typed. */
  typed: number[];
  /** When it had been published. */
  published: number | null;
  /** Characters, and publications, that the kill came too late for. */
  due: { text: string; published: boolean };
}

const students = `
INSERT INTO usuarios (email, password) SELECT 'k' || n || '@uni.example', 'x' FROM generate_series(1, 2000) n;
INSERT INTO respuestas_foro1 (email, r1) SELECT 'k' || n || '@uni.example', 'Vale ' || n FROM generate_series(1, 2000) n`;

const isWriting = () => document.activeElement?.tagName === 'TEXTAREA';

/** A desk that is still being drawn takes no keys. */
async function intoTheBox(page: Page): Promise<void> {
  while (!(await page.evaluate(isWriting))) {
    await page.keyboard.press('c');
    await page.waitForFunction(isWriting, undefined, { timeout: 1000 }).catch(() => page.title());
  }
}

/** Types, publishes, types on; ends when there is no window any more. */
async function grade(page: Page, round: number, random: Random, said: Said[]): Promise<void> {
  for (let n = 0; ; n++) {
    await intoTheBox(page);
    const start = `[${round}.${n}] `;
    const letters = Array.from({ length: 5 + random.below(25) }, (_, at) => characterAt(at));
    const one: Said = { words: '', typed: [], published: null, due: { text: '', published: false } };
    said.push(one);
    for (const letter of [...start, ...letters]) {
      await page.keyboard.type(letter);
      one.words += letter;
      one.typed.push(Date.now());
    }
    await page.keyboard.press('Control+Enter');
    one.published = Date.now();
  }
}

function dueAt(one: Said, before: number): Said['due'] {
  const count = one.typed.filter((at) => at < before).length;
  return {
    text: [...one.words].slice(0, count).join('').trim(),
    published: one.published !== null && one.published < before,
  };
}

/** Some time after the first word, in the middle of anything. */
async function killedWhileGrading(
  launched: Launched,
  round: number,
  { random, metronome }: { random: Random; metronome: Metronome },
): Promise<Said[]> {
  const said: Said[] = [];
  const grading = grade(launched.page, round, random, said).catch(() => undefined);
  await expect.poll(() => said[0]?.typed.length ?? 0, { intervals: [5], timeout: 30_000 }).toBeGreaterThan(0);
  await new Promise((resolve) => setTimeout(resolve, random.below(1500)));
  const before = Date.now() - promiseMs - 2 * metronome.slowest();
  for (const one of said) one.due = dueAt(one, before);
  launched.process.kill('SIGKILL');
  await grading;
  await launched.app.close().catch(() => undefined);
  return said;
}

/** Everything this laptop and the course know of what was written. */
async function known(page: Page, rows: () => Promise<string[]>): Promise<string[]> {
  const here = await page.evaluate(async () => {
    const [drafts, outbox] = [await window.tiza.journal.drafts({}), await window.tiza.journal.outbox()];
    if (!drafts.ok || !outbox.ok) throw new Error('The journal does not answer');
    return [...drafts.value, ...outbox.value.items].map(({ text }) => text);
  });
  return [...here, ...(await rows())];
}

async function drained(page: Page): Promise<void> {
  const waiting = () =>
    page.evaluate(async () => {
      const outbox = await window.tiza.journal.outbox();
      return outbox.ok ? outbox.value.counts.waiting : -1;
    });
  await expect.poll(waiting, { timeout: 60_000 }).toBe(0);
}

test(`killed ${rounds} times while somebody types and publishes: every word is there, every comment once`, async ({
  lane,
}) => {
  test.setTimeout(rounds * 60_000 + 60_000);
  const userData = createUserData();
  const random = createRandom(7);
  let server: TestServer | undefined;
  let metronome: Metronome | undefined;
  let running: Launched | undefined;
  try {
    // Who logs in without a password is asked for none when the app starts again.
    const hosted = await createTestServer({ hba: 'host all all 127.0.0.1/32 trust' });
    server = hosted;
    const course = await createCourse(hosted, 'curso');
    await hosted.query(students, [], 'curso');
    metronome = await startMetronome(userData);
    const rows = async () =>
      (await hosted.query<{ text: string }>('SELECT comentario AS text FROM feedback', [], 'curso')).map(
        ({ text }) => text,
      );
    const said: Said[] = [];
    for (let round = 0; round <= rounds; round++) {
      running = await start(lane, { userData });
      if (round === 0) {
        await openCourse(
          running.page,
          await saveCourse(running.page, { ...course, password: '' }, 'Cálculo'),
        );
      }
      await queueList(running.page).waitFor({ timeout: 30_000 });
      if (round === 0) {
        await running.page.evaluate(() => window.tiza.care.confirmNames({ foro1: ['Foro 1'] }));
      }
      const texts = await known(running.page, rows);
      for (const { words, due } of said) {
        if (due.text === '') continue;
        const found = texts.find((text) => text.includes(due.text));
        expect(found ?? texts.slice(0, 20), `${words}, started again ${round} times`).toContain(due.text);
      }
      if (round === rounds) break;
      await running.page.getByRole('textbox', { name: feedback.box.label }).waitFor();
      said.push(...(await killedWhileGrading(running, round, { random, metronome })));
    }
    if (running === undefined) throw new Error('The app was never started');
    await drained(running.page);
    const published = await rows();
    for (const { words, due } of said) {
      const tag = words.slice(0, words.indexOf(']') + 1);
      const times = tag === '' ? 0 : published.filter((text) => text.includes(tag)).length;
      expect(times, words).toBeLessThanOrEqual(1);
      if (due.published) expect(times, words).toBe(1);
    }
    expect(said.filter(({ due }) => due.text !== '').length).toBeGreaterThan(rounds / 2);
    console.log(
      `${rounds} kills: ${said.length} comments begun, ${said.filter(({ due }) => due.published).length} surely published, ${published.length} in the course`,
    );
  } finally {
    await running?.app.close().catch(() => undefined);
    await metronome?.stop();
    await server?.remove();
    removeUserData(userData);
  }
});
