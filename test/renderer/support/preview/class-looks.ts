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
      await page.keyboard.press('g');
      await page.getByRole('grid').waitFor();
      for (const key of ['ArrowDown', 'ArrowRight', 'ArrowRight']) await page.keyboard.press(key);
    },
  },
];
