import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { createCourse, type Place } from '../../test/e2e/support/database.ts';
import { calm, command } from '../../test/e2e/support/desk.ts';
import { end, type LaneOptions, start } from '../../test/e2e/support/launch.ts';
import { createTestServer } from '../../test/support/server.ts';
import { adminSteps } from './admin-steps.ts';
import { teacherSteps } from './teacher-steps.ts';
import { type GuideLanguage, type Picture, type Step, textsIn, type Walk } from './walk.ts';

const languages: readonly GuideLanguage[] = ['es', 'en'];
/** Wide enough for all four panes with their words, and read well at the width of a page. */
const size = { width: 1280, height: 760 };
const tall = { ...size, height: 960 };

export const pictureFolder = (language: GuideLanguage) => join('docs/guide/images', language);

async function take({ page }: Walk, { name, of }: Picture, folder: string): Promise<number> {
  // A sheet on its own is shown whole.
  if (of !== undefined) await page.setViewportSize(tall);
  await calm(page);
  const shot = { animations: 'disabled', caret: 'hide' } as const;
  const picture = await (of === undefined ? page.screenshot(shot) : of(page).screenshot(shot));
  await page.setViewportSize(size);
  // A few colours are all a screen has: a fifth of the bytes, and nobody sees it.
  const { size: bytes } = await sharp(picture)
    .png({ palette: true, colours: 96, effort: 10, compressionLevel: 9 })
    .toFile(join(folder, `${name}.png`));
  return bytes;
}

interface Places {
  course: Place;
  elsewhere: Place;
}

async function walkThrough<Where extends Walk>(
  lane: LaneOptions['lane'],
  language: GuideLanguage,
  steps: readonly Step<Where>[],
  more: Omit<Where, keyof Walk>,
): Promise<number[]> {
  const launched = await start(lane, { language });
  const folder = await mkdtemp(join(tmpdir(), 'tiza-guide-'));
  const sizes: number[] = [];
  try {
    const { app, page } = launched;
    const walk = { app, page, t: textsIn(language), folder, ...more } as Where;
    await page.setViewportSize(size);
    await command(app, 'theme-light');
    for (const { section, go, picture } of steps) {
      await go(walk).catch((error: unknown) => {
        throw new Error(`The guide is not true in its section ${section}, ${language}.`, { cause: error });
      });
      if (picture !== undefined) sizes.push(await take(walk, picture, pictureFolder(language)));
    }
  } finally {
    await end(launched);
    await rm(folder, { recursive: true, force: true });
  }
  return sizes;
}

/** Does what the guide says, in both languages and from nothing, and pictures it. */
export async function takeGuidePictures(lane: LaneOptions['lane']): Promise<string> {
  const sizes: number[] = [];
  for (const language of languages) {
    await rm(pictureFolder(language), { recursive: true, force: true });
    await mkdir(pictureFolder(language), { recursive: true });
    sizes.push(...(await walkThrough(lane, language, teacherSteps, {})));
    const server = await createTestServer();
    try {
      const places: Places = {
        course: await createCourse(server, 'calculo_i'),
        elsewhere: await createCourse(server, 'calculo_nuevo', false),
      };
      await server.query(`ALTER ROLE ${places.course.user} CREATEDB`);
      sizes.push(...(await walkThrough(lane, language, adminSteps, places)));
    } finally {
      await server.remove();
    }
  }
  const megabytes = sizes.reduce((sum, bytes) => sum + bytes, 0) / 1_000_000;
  return `${sizes.length} pictures of the guide, ${megabytes.toFixed(1)} MB`;
}
