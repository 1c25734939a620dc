import desk from '../../../renderer/i18n/es/feedback.json' with { type: 'json' };
import { activityItem, calm } from '../../e2e/support/desk.ts';
import type { Launched } from '../../e2e/support/launch.ts';
import type { Report } from '../measurement.ts';
import { p95 } from '../rounds.ts';
import { largeCourse } from './large-course.ts';
import { createScales, type Megabytes, riseOfSecondHalf } from './memory.ts';
import { circumstances } from './open-desk.ts';
import { nextPaint } from './painted.ts';

const submissions = 500;
const weighEvery = 20;

/** An hour's grading by keyboard without the hour: each submission with photographs gets its comment. */
export async function measureGradingHour(launched: Launched, report: Report): Promise<void> {
  const { page } = launched;
  await activityItem(page, largeCourse.title).click();
  await calm(page);
  const weigh = await createScales(launched);
  const box = page.getByRole('textbox', { name: desk.box.label });
  const weights: Megabytes[] = [];
  const times: number[] = [];
  for (let n = 1; n <= submissions; n += 1) {
    await page.keyboard.press('c');
    await box.pressSequentially(`Bien ${n}`);
    times.push((await nextPaint(page, () => page.keyboard.press('Control+Enter'))).ms);
    if (n % weighEvery === 0) weights.push(await weigh());
  }
  for (const [part, limit] of [
    ['renderer', 250],
    ['heap', 50],
    ['main', 200],
  ] as const) {
    const values = weights.map((each) => each[part]);
    const path = [0, Math.floor(values.length / 2), values.length - 1].map((at) => values[at]?.toFixed(0));
    const note = `${path.join(' → ')} MB over ${submissions} submissions with photographs, ${circumstances()}`;
    report({ id: `${part}-most`, value: Math.max(...values), unit: 'MB', limit, note });
    report({
      id: `${part}-rise`,
      value: riseOfSecondHalf(values),
      unit: 'MB',
      limit: 8,
      note: 'second half',
    });
  }
  report({ id: 'publish-next-p95', value: p95(times), unit: 'ms', limit: 60, note: circumstances() });
}
