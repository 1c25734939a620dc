import type { Page } from '@playwright/test';
import enFeedback from '../../renderer/i18n/en/feedback.json' with { type: 'json' };
import enImages from '../../renderer/i18n/en/images.json' with { type: 'json' };
import enSubmission from '../../renderer/i18n/en/submission.json' with { type: 'json' };
import esFeedback from '../../renderer/i18n/es/feedback.json' with { type: 'json' };
import esImages from '../../renderer/i18n/es/images.json' with { type: 'json' };
import esSubmission from '../../renderer/i18n/es/submission.json' with { type: 'json' };
import { formatCount } from '../../renderer/i18n/format-numbers.ts';
import { openCourse } from './support/database.ts';
import { calm, queueList } from './support/desk.ts';
import { createHosted, type HostedTestCourse } from './support/hosted.ts';
import { fillHostile, type HostileRow, hostileRows, longAnswer } from './support/hostile-rows.ts';
import { expect, test } from './support/launch.ts';

// A course in which students, or whoever else could write to it, tried everything.

const words = {
  es: { feedback: esFeedback, images: esImages, submission: esSubmission },
  en: { feedback: enFeedback, images: enImages, submission: enSubmission },
};

let course: HostedTestCourse;
let rows: HostileRow[];
test.beforeAll(async () => {
  rows = await hostileRows();
  course = await createHosted();
  await fillHostile(course, rows);
});
test.afterAll(() => course?.remove());

async function open(page: Page): Promise<void> {
  const { server, user, password, database } = course;
  const id = await page.evaluate(
    async ({ secret, fields }) => {
      const saved = await window.tiza.connect.save({ fields, password: secret });
      if (!saved.ok) throw new Error(saved.error.message);
      return saved.value.id;
    },
    {
      secret: password,
      fields: {
        ...{ host: server.host, port: server.port, user, database, name: 'Cálculo I' },
        tls: { mode: 'disable' as const },
        labels: { foro5: { names: ['Foro 5'] } },
      },
    },
  );
  await openCourse(page, id);
  await queueList(page).waitFor();
  await calm(page);
}

for (const language of ['es', 'en'] as const) {
  const { feedback, images, submission } = words[language];

  test(`hostile rows are read and graded by keyboard alone, ${language}`, async ({ launch }) => {
    await course.server.query('DELETE FROM feedback', [], course.database);
    const { page } = await launch({ language });
    await open(page);
    const main = page.getByRole('main');
    const heading = main.getByRole('heading', { level: 1 });
    const box = page.getByRole('textbox', { name: feedback.box.label });

    const grade = async (index: number) => {
      const name = await heading.innerText();
      await page.keyboard.press('c');
      await expect(box).toBeFocused();
      await page.keyboard.type(`Leído ${index}`);
      await page.keyboard.press('Control+Enter');
      await expect(heading).not.toHaveText(name);
      await calm(page);
    };

    // The whole course, then the one activity, as the palette finds it.
    await page.keyboard.press('Control+k');
    await page.keyboard.type('Foro 5');
    await page.keyboard.press('Enter');
    await expect(queueList(page).getByRole('option')).toHaveCount(rows.length);
    await calm(page);

    await test.step('markup is text, wherever it stands', async () => {
      await expect(heading).toContainText('<b>Eva</b>');
      await expect(main).toContainText('<b>negrita</b> {{nombre}} <!-- -->');
      await expect(main.locator('script, b:has-text("negrita"), img')).toHaveCount(0);
      await grade(0);
    });

    await test.step('what is no image is never drawn, a broken one lets the good one live', async () => {
      await expect(main.getByText(images.problem['no-image'].title)).toHaveCount(1);
      await expect(main.getByText(images.problem.broken.title)).toHaveCount(1);
      await expect(main.getByRole('figure').getByRole('img')).toHaveCount(1);
      await grade(1);
      await expect(main.getByText(images.problem['no-image'].title)).toHaveCount(1);
      await expect(main.getByText(images.problem['too-large'].title)).toHaveCount(1);
      await expect(main.getByRole('button', { name: images.openAnyway })).toBeVisible();
      await expect(main.getByRole('figure').getByRole('img')).toHaveCount(1);
      await grade(2);
    });

    await test.step('of ten megabytes the first screen is there at once, the rest when asked for', async () => {
      await expect(main).toContainText('El límite es 3. El límite');
      expect((await main.innerText()).length).toBeLessThan(250_000);
      const told = (shown: number) =>
        submission.beginning
          .replace('{{shown}}', formatCount(shown, language))
          .replace('{{length}}', formatCount(longAnswer, language));
      await expect(main).toContainText(told(200_000));
      await expect(main.getByRole('button', { name: submission.readOn })).toBeVisible();
      await page.keyboard.press('t');
      await expect(main).toContainText(told(400_000));
      await grade(3);
    });

    await test.step('what turns or hides text is named', async () => {
      await expect(main).toContainText('U+202Efdp.exeU+202C y nada más');
      await expect(heading.locator('bdi')).toHaveCount(1);
      await grade(4);
      await expect(main).toContainText('AntesU+0001U+0008');
      await expect(main).toContainText(String.raw`\u0000 y \ud800`);
      await grade(5);
    });

    await test.step('a formula that is wrong says so beside one that is drawn', async () => {
      await expect(main.getByRole('note')).toContainText(submission.formulaProblem.split('{{')[0] ?? '');
      await expect(main.locator('.katex')).toHaveCount(1);
      await page.keyboard.press('c');
      await page.keyboard.type('Leído 6');
      await page.keyboard.press('Control+Enter');
    });

    await expect
      .poll(() =>
        course.server.query(
          'SELECT email_alumno AS email, comentario AS text FROM feedback ORDER BY 1, 2',
          [],
          course.database,
        ),
      )
      .toEqual(rows.map((_row, index) => ({ email: `hostil${index}@uni.example`, text: `Leído ${index}` })));
    expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });
}
