import type { Locator, Page } from '@playwright/test';
import database from '../../../renderer/i18n/es/database.json' with { type: 'json' };
import desk from '../../../renderer/i18n/es/desk.json' with { type: 'json' };

// How a person takes care of a course's database, in Spanish.

export interface Place {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
}

/** Saves a course as the connect sheet does; opening it is another matter. */
export async function saveCourse(page: Page, place: Place, name: string): Promise<string> {
  const { password, ...where } = place;
  return page.evaluate(
    async ({ fields, secret }) => {
      const saved = await window.tiza.connect.save({ fields, password: secret });
      if (!saved.ok) throw new Error(saved.error.message);
      return saved.value.id;
    },
    {
      secret: password,
      fields: { ...where, name, tls: { mode: 'disable' as const } },
    },
  );
}

export async function openCourse(page: Page, id: string): Promise<void> {
  await page.evaluate(async (wanted) => {
    await window.tiza.course.close();
    const opened = await window.tiza.course.open({ id: wanted });
    if (!opened.ok) throw new Error(opened.error.message);
  }, id);
}

export async function openDatabase(
  page: Page,
  section: Exclude<keyof typeof database.sections, 'label'>,
): Promise<void> {
  await page.getByRole('navigation').getByRole('button', { name: desk.database }).click();
  await page.getByRole('tab', { name: database.sections[section] }).click();
}

/** The sheet with that title. */
export function card(page: Page, title: string): Locator {
  return page.getByRole('region', { name: title });
}
