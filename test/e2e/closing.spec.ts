import type { ElectronApplication, Page } from '@playwright/test';
import es from '../../main/texts/es.json' with { type: 'json' };
import { openSample, queueList } from './support/desk.ts';
import { expect, type Launched, test } from './support/launch.ts';

/** A person who answers the question on closing; what they were asked. */
async function answering(app: ElectronApplication, button: string): Promise<void> {
  await app.evaluate(({ dialog }, pressed) => {
    const asked: string[] = [];
    Object.assign(globalThis, { asked });
    dialog.showMessageBox = (async (options: { message: string; buttons: string[] }) => {
      asked.push(options.message);
      return { response: options.buttons.indexOf(pressed), checkboxChecked: false };
    }) as unknown as typeof dialog.showMessageBox;
  }, button);
}

const asked = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);

const closeWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());

/** Publishes about the newest submission, to be sent when the teacher says so. */
async function publishLater(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const { tiza } = window;
    await tiza.app.setPreferences({ publishDelay: 'until-told' });
    await tiza.feedback.sign({ author: 'Ana Pérez' });
    const queue = await tiza.grading.queue({ limit: 1 });
    const [first] = queue.ok ? queue.value.items : [];
    if (first === undefined) throw new Error('The sample course is empty');
    const { ref, student, submittedAt } = first;
    const { activity } = ref;
    const about = { ref, activity, submittedAt, student: student.email, seen: [] };
    const change = { ...about, kind: 'new' as const, key: crypto.randomUUID(), text: 'Todavía no.' };
    const sent = await tiza.journal.publish({
      course: 'sample',
      change,
      studentName: student.name,
      draft: null,
    });
    if (!sent.ok) throw new Error(sent.error.message);
  });
}

const states = ({ page }: Launched) =>
  page.evaluate(async () => {
    const outbox = await window.tiza.journal.outbox();
    return outbox.ok ? outbox.value.items.map(({ state, text }) => `${state} ${text}`) : outbox.error.code;
  });

test('closing says what was not sent; it waits on this computer for the next time', async ({ launch }) => {
  test.slow();
  const first = await launch();
  const { app, page, userData } = first;
  await openSample(page);
  await publishLater(page);

  await answering(app, es.closing.stay);
  await closeWindow(app);
  await expect.poll(() => asked(app)).toEqual([es.closing.one]);
  expect(await states(first)).toEqual(['held Todavía no.']);

  await answering(app, es.closing.close);
  const ended = new Promise((resolve) => first.process.once('exit', resolve));
  await closeWindow(app).catch(() => undefined);
  await ended;

  await app.close().catch(() => undefined);
  const second = await launch({ userData, args: ['--sample'] });
  await queueList(second.page).waitFor({ timeout: 40_000 });
  expect(await states(second)).toEqual(['held Todavía no.']);
  await second.page.evaluate(() => window.tiza.journal.release({}));
  await expect.poll(() => states(second)).toEqual(['confirmed Todavía no.']);
});
