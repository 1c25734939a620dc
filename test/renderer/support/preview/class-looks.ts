import type { Page } from '@playwright/test';

// The class as a whole: one student, everybody, one question.

interface ClassLook {
  name: string;
  go(page: Page): Promise<void>;
}

const openForum = async (page: Page) => {
  await page.getByRole('button', { name: /^Foro 3/ }).click();
  await page.getByRole('listbox').waitFor();
};

export const classLooks: readonly ClassLook[] = [
  {
    name: 'student',
    async go(page) {
      await openForum(page);
      for (const key of ['j', 'j', 'j', 's']) await page.keyboard.press(key);
      await page.locator('[aria-current="true"]').waitFor();
    },
  },
  {
    name: 'grid',
    async go(page) {
      await openForum(page);
      await page.keyboard.press('g');
      await page.getByRole('rowheader').first().waitFor();
      for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    },
  },
  {
    name: 'questions',
    async go(page) {
      await openForum(page);
      await page.keyboard.press('q');
      await page.locator('#stack-0').waitFor();
      for (const key of ['j', 'c']) await page.keyboard.press(key);
      await page.keyboard.type('¡Correcto! El límite es 4 aunque f no esté definida en 2.');
    },
  },
  {
    name: 'stack-open',
    async go(page) {
      await openForum(page);
      await page.keyboard.press('q');
      await page.locator('#stack-0').waitFor();
      for (const key of ['j', 'ArrowRight', 'a', 'j', 'x', 'j', 'a']) {
        await page.keyboard.press(key);
        await page.waitForTimeout(60);
      }
    },
  },
  {
    name: 'stack-publish',
    async go(page) {
      await openForum(page);
      await page.keyboard.press('q');
      await page.locator('#stack-0').waitFor();
      for (const key of ['j', 'c']) await page.keyboard.press(key);
      await page.keyboard.type('Muy bien: $x+2$ en $x=2$ vale 4.');
      await page.keyboard.press('Control+Enter');
      await page.getByRole('dialog').waitFor();
    },
  },
  {
    name: 'compared-table',
    async go(page) {
      await openForum(page);
      await page.getByRole('switch').click();
    },
  },
  {
    name: 'class-table',
    async go(page) {
      await openForum(page);
      await page.keyboard.press('q');
      await page.locator('#stack-0').waitFor();
      await page.getByRole('navigation').last().getByRole('button').nth(1).click();
      await page.getByRole('table').waitFor();
      await page.getByRole('table').getByRole('button').nth(4).click();
    },
  },
];
