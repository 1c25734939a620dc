import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium } from '@playwright/test';
import pg from 'pg';
import { findChromium, missingChromium } from '../../../scripts/chromium.ts';
import type { TestServer } from '../../support/server.ts';

const images = ['imagen_pregunta_3', 'imagen_1', 'imagen_2', 'imagen_3'] as const;
const columns = ['id', 'email', 'r2', 'r4', 'r5', 'r6', ...images, 'fecha'];

export interface PlatformPage {
  /** From asking until the first row is painted. */
  show(): Promise<number>;
  /** What the last answer weighed, and how many images were in it. */
  last(): { bytes: number; images: number };
  close(): Promise<void>;
}

/** As the platform's own page shows a forum: every row, every image in base64, in one JSON; in the same Chromium. */
export async function openPlatformPage({ url }: TestServer): Promise<PlatformPage> {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  const last = { bytes: 0, images: 0 };
  const answer = async (): Promise<string> => {
    const { rows } = await client.query(
      `SELECT ${columns.join(', ')} FROM respuestas_foro5 ORDER BY fecha DESC`,
    );
    last.images = 0;
    for (const row of rows) {
      for (const image of images) {
        if (row[image] !== null) last.images += 1;
        row[image] = row[image]?.toString('base64') ?? null;
      }
    }
    const json = JSON.stringify(rows);
    last.bytes = Buffer.byteLength(json);
    return json;
  };
  const server = createServer(async (request, response) => {
    if (request.url !== '/forum') return void response.end('<!doctype html><title>Foro 5</title><ul></ul>');
    response.setHeader('content-type', 'application/json').end(await answer());
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const browser = await startBrowser();
  return {
    last: () => last,
    async show() {
      // A page of its own each time: what the one before took is given back.
      const page = await browser.newPage();
      await page.goto(`http://127.0.0.1:${port}/`);
      const ms = await page.evaluate(firstRowMs);
      await page.close();
      return ms;
    },
    async close() {
      await browser.close();
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await client.end();
    },
  };
}

async function startBrowser(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error(missingChromium());
  return chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
}

async function firstRowMs(): Promise<number> {
  const since = performance.now();
  const rows: { email: string; imagen_1: string | null }[] = await (await fetch('/forum')).json();
  const [first] = rows;
  const item = document.createElement('li');
  item.textContent = first?.email ?? '';
  if (first?.imagen_1 != null) {
    const image = item.appendChild(new Image());
    image.src = `data:image/jpeg;base64,${first.imagen_1}`;
    await image.decode();
  }
  document.querySelector('ul')?.append(item);
  await new Promise((shown) => requestAnimationFrame(() => setTimeout(shown)));
  return performance.now() - since;
}
