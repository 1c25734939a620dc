import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from '@playwright/test';
import { calm, command } from '../test/e2e/support/desk.ts';
import { end, start } from '../test/e2e/support/launch.ts';
import { build } from './build.ts';
import { missingChromium, provideChromium } from './chromium.ts';
import { findElectron, hasDisplay } from './electron-binary.ts';
import { takeGuidePictures } from './guide/take-pictures.ts';
import { refuse } from './lib/refuse.ts';
import { steps } from './tour-steps.ts';

// npm run tour             every step
// npm run tour -- desk …   walks all of them, takes pictures of these
// npm run tour -- guide    follows docs/guide word by word and takes its pictures anew

const folder = join('out', 'tour');
const wide = { width: 1440, height: 900 };
const small = { width: 1024, height: 700 };

function chooseLane(): 'electron' | 'stand-in' {
  if (findElectron() && hasDisplay()) return 'electron';
  if (provideChromium(console.log) === null) refuse(missingChromium());
  return 'stand-in';
}

async function picture(page: Page, name: string): Promise<void> {
  await calm(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled', caret: 'hide' });
}

async function takeAll(app: ElectronApplication, page: Page, step: (typeof steps)[number]): Promise<number> {
  let taken = 0;
  for (const theme of ['light', 'dark']) {
    await command(app, `theme-${theme}`);
    await page.waitForSelector(`[data-mantine-color-scheme="${theme}"]`, { state: 'attached' });
    for (const language of ['en', 'es']) {
      await command(app, `language-${language}`);
      await page.waitForSelector(`html[lang="${language}"]`, { state: 'attached' });
      for (const size of step.main ? [wide, small] : [wide]) {
        await page.setViewportSize(size);
        const suffix = size === wide ? '' : `.${size.width}x${size.height}`;
        await picture(page, `${step.name}.${theme}.${language}${suffix}`);
        taken += 1;
      }
      await page.setViewportSize(wide);
    }
  }
  return taken;
}

async function walk(wanted: readonly string[]): Promise<number> {
  const launched = await start(chooseLane(), { language: 'es' });
  const { app, page } = launched;
  let taken = 0;
  try {
    for (const step of steps) {
      await step.go(page);
      await calm(page);
      if (wanted.length === 0 || wanted.includes(step.name)) taken += await takeAll(app, page, step);
    }
  } finally {
    await end(launched);
  }
  return taken;
}

async function walkTour(wanted: readonly string[]): Promise<string> {
  const unknown = wanted.find((name) => !steps.some((step) => step.name === name));
  if (unknown !== undefined) {
    refuse(`No step is called ${unknown}. There are: ${steps.map(({ name }) => name).join(', ')}.`);
  }
  await build();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return `${await walk(wanted)} pictures in ${folder}`;
}

async function walkGuide(): Promise<string> {
  await build();
  return takeGuidePictures(chooseLane());
}

const wanted = process.argv.slice(2);
const since = performance.now();
const done = await (wanted[0] === 'guide' ? walkGuide() : walkTour(wanted));
console.log(`${done}, ${((performance.now() - since) / 1000).toFixed(1)} s.`);
