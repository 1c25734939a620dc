import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { end } from '../../e2e/support/launch.ts';
import { createLargeCourse } from '../desk/large-course.ts';
import { circumstances, launchDesk, openAt } from '../desk/open-desk.ts';
import type { Report } from '../measurement.ts';
import { p95 } from '../rounds.ts';

/** The window of the built app, frame by frame, from the beginning of an encrypted backup to its proof. */
export async function measureFrames(report: Report): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'tiza-bench-frames-'));
  const course = await createLargeCourse();
  const launched = await launchDesk();
  const { app, page } = launched;
  try {
    await openAt(page, course, course);
    await app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, folder);
    const found = await page.evaluate(async () => {
      const { backups } = window.tiza;
      await backups.chooseFolder();
      await backups.change({ encrypt: true });
      const begun = await backups.start({ passphrase: 'cuatro palabras al azar', remember: false });
      if (!begun.ok) throw new Error(begun.error.message);
      const frames: number[] = [];
      const waits: number[] = [];
      let state: string = 'running';
      let asked = 0;
      const ask = async () => {
        const since = performance.now();
        const job = await backups.job();
        waits.push(performance.now() - since);
        if (!job.ok) throw new Error(job.error.message);
        state = job.value?.state ?? 'failed';
      };
      const nextFrame = () => new Promise<number>((shown) => requestAnimationFrame(shown));
      for (let before = await nextFrame(); state === 'running'; ) {
        const now = await nextFrame();
        frames.push(now - before);
        before = now;
        if (now - asked < 100) continue;
        asked = now;
        void ask();
      }
      return { frames, waits, state };
    });
    if (found.state !== 'done') throw new Error(`The backup ended as ${found.state}.`);
    const note = `${found.frames.length} frames, ${circumstances()}`;
    report({ id: 'frame-p95', value: p95(found.frames), unit: 'ms', limit: 50, note });
    report({ id: 'answer-p95', value: p95(found.waits), unit: 'ms', note: 'main, asked ten times a second' });
  } finally {
    await end(launched);
    await course.remove();
    await rm(folder, { recursive: true, force: true });
  }
}
