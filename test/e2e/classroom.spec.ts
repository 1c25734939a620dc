import type { Page } from '@playwright/test';
import enQuestions from '../../renderer/i18n/en/questions.json' with { type: 'json' };
import enQueue from '../../renderer/i18n/en/queue.json' with { type: 'json' };
import enStudents from '../../renderer/i18n/en/students.json' with { type: 'json' };
import esQuestions from '../../renderer/i18n/es/questions.json' with { type: 'json' };
import esQueue from '../../renderer/i18n/es/queue.json' with { type: 'json' };
import esStudents from '../../renderer/i18n/es/students.json' with { type: 'json' };
import { violations } from './support/accessibility.ts';
import { calm, queueList } from './support/desk.ts';
import { expect, test } from './support/launch.ts';

const words = {
  es: { questions: esQuestions, queue: esQueue, students: esStudents },
  en: { questions: enQuestions, queue: enQueue, students: enStudents },
};
const heading = (page: Page) => page.getByRole('main').getByRole('heading', { level: 1 });
const chosen = (page: Page) => page.getByRole('listbox').locator('[aria-selected="true"]');
const grid = (page: Page) => page.getByRole('grid');
/** The cell the keys are at, once they are there. */
async function cellAt(page: Page, row: number, column: number): Promise<string> {
  const id = `grid-cell-${row}-${column}`;
  await expect(grid(page)).toHaveAttribute('aria-activedescendant', id);
  return (await page.locator(`#${id}`).getAttribute('aria-label')) ?? '';
}

async function press(page: Page, ...keys: string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

for (const language of ['es', 'en'] as const) {
  const { questions, queue, students } = words[language];

  test(`the class by keyboard alone, ${language}`, async ({ launch }) => {
    test.slow();
    /** What is on screen does not depend on the language. */
    const barriers = (shown: Page) => (language === 'es' ? violations(shown) : []);
    const { page } = await launch({ args: ['--sample'], language });
    await queueList(page).waitFor({ timeout: 40_000 });
    await press(page, 'j', 'j');
    await expect(chosen(page)).toHaveAttribute('aria-posinset', '3');
    await calm(page);
    const name = await heading(page).innerText();
    const place = await chosen(page).getAttribute('aria-posinset');

    await test.step('S shows the student’s work, L the next activity, and Escape is back in the list', async () => {
      await press(page, 's');
      await expect(page.locator('#student-title')).toHaveText(name);
      await expect(page.getByRole('list', { name: students.list }).locator('[aria-current]')).toBeFocused();
      expect(await barriers(page)).toEqual([]);
      await press(page, 'h');
      await calm(page);
      await expect(heading(page)).toHaveText(name);
      await press(page, 'Escape');
      await expect(queueList(page)).toBeFocused();
      await expect(chosen(page)).toHaveAttribute('aria-posinset', place ?? '');
      await expect(heading(page)).toHaveText(name);
    });

    await test.step('G shows everybody, arrows move, Enter opens, Escape is back at the same cell', async () => {
      await press(page, 'g');
      await expect(grid(page)).toBeFocused();
      await expect(page.getByRole('rowheader').first()).toBeVisible();
      expect(await barriers(page)).toEqual([]);
      await press(page, 'ArrowDown', 'ArrowRight', 'ArrowRight');
      const label = await cellAt(page, 1, 2);
      expect(Object.values(queue.state).some((state) => label.includes(state))).toBe(true);
      await press(page, 'Enter');
      await expect(page.locator('#student-title')).toHaveText(label.split(',')[0] ?? '');
      await calm(page);
      await press(page, 'Escape');
      await expect(grid(page)).toBeFocused();
      expect(await cellAt(page, 1, 2)).toBe(label);
      await press(page, 'Control+End');
      await expect
        .poll(async () => {
          const cell = await grid(page).getAttribute('aria-activedescendant');
          return cell !== null && (await page.locator(`#${cell}`).isVisible());
        })
        .toBe(true);
      await press(page, 'm');
      await expect(page.getByRole('rowheader').first()).toHaveText(/^(Estudiante|Student) \d+$/);
      await press(page, 'm', 'Escape');
      await expect(queueList(page)).toBeVisible();
      await calm(page);
    });

    await test.step('Q shows one question across the class, stacked', async () => {
      await press(page, 'q');
      await expect(chosen(page)).toHaveId('stack-0');
      await expect(queueList(page)).toBeFocused();
      await press(page, 'ArrowDown');
      await expect(chosen(page)).toHaveId('stack-1');
      expect(await barriers(page)).toEqual([]);
      await press(page, 'ArrowRight');
      await expect(chosen(page)).toHaveId('member-0');
      await expect(chosen(page).locator('b')).toBeVisible();
      await press(page, 'a', 'j');
      await expect(chosen(page)).toHaveId('member-1');
      await press(page, 'a');
      await expect(page.getByRole('region', { name: questions.sideBySide }).getByRole('heading')).toHaveCount(
        2,
      );
      await press(page, 'x');
      await expect(chosen(page)).toContainText(questions.leftOut);
      expect(await barriers(page)).toEqual([]);
      await press(page, 'x');
      await expect(chosen(page)).not.toContainText(questions.leftOut);
      await press(page, 'Escape');
      await expect(page.getByRole('region', { name: questions.sideBySide })).toHaveCount(0);
      await press(page, 'Escape');
      await expect(chosen(page)).toHaveId('stack-1');
    });

    await test.step('one comment goes to everybody in a stack, and comes back at once', async () => {
      const size = await chosen(page).locator('b').first().innerText();
      await press(page, 'c');
      const box = page.getByRole('textbox', { name: questions.comment.label });
      await expect(box).toBeFocused();
      await page.keyboard.type('Bien, {nombre}.');
      await page.keyboard.press('Control+Enter');
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(size);
      expect(await barriers(page)).toEqual([]);
      await page.keyboard.press('Enter');
      const name = page.getByRole('dialog').getByRole('textbox');
      await name.waitFor();
      await page.keyboard.type('Ana Pérez');
      await page.keyboard.press('Enter');
      const said = questions.published_other.split('{{count}}')[1] ?? '';
      await expect(page.getByText(said.trim()).first()).toBeVisible();
      await expect(queueList(page)).toBeFocused();
      await page.keyboard.press('Control+z');
      await expect(box).toHaveValue('Bien, {nombre}.');
    });
  });
}
