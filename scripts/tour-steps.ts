import type { Page } from '@playwright/test';
import { activityItem, chip, openSample } from '../test/e2e/support/desk.ts';

export interface Step {
  /** Its pictures are called so. */
  name: string;
  /** Also taken at the smallest size the desk is made for. */
  main?: true;
  /** From where the step before left the window, which speaks Spanish while walking. */
  go(page: Page): Promise<void>;
}

/** The main screens in the order they are walked; a feature with a screen adds a line here. */
export const steps: readonly Step[] = [
  { name: 'welcome', main: true, go: async () => undefined },
  { name: 'desk', main: true, go: openSample },
  { name: 'forum-text', go: (page) => activityItem(page, 'Foro 1').click() },
  {
    name: 'forum-table',
    main: true,
    async go(page) {
      await activityItem(page, 'Foro 3').click();
      await page.getByRole('table').scrollIntoViewIfNeeded();
    },
  },
  { name: 'forum-images', main: true, go: (page) => activityItem(page, 'Foro 5').click() },
  { name: 'exam', go: (page) => activityItem(page, 'Examen 1').click() },
  { name: 'done', go: (page) => chip(page, 'done').click() },
  {
    name: 'empty',
    async go(page) {
      await activityItem(page, 'Examen 2').click();
      await chip(page, 'new').click();
    },
  },
];
