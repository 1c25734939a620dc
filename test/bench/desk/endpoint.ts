import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import pg from 'pg';
import { activityItem, queueList } from '../../e2e/support/desk.ts';
import type { TestProxy } from '../../support/proxy.ts';
import type { TestServer } from '../../support/server.ts';
import type { Report } from '../measurement.ts';
import { sideBySide } from '../rounds.ts';
import { largeCourse } from './large-course.ts';
import { circumstances, openList } from './open-desk.ts';
import { nextPaint, watchPaints } from './painted.ts';

const rounds = 3;
const images = ['imagen_pregunta_3', 'imagen_1', 'imagen_2', 'imagen_3'] as const;
const columns = ['id', 'email', 'r2', 'r4', 'r5', 'r6', ...images, 'fecha'];

/** As the platform's own page asks for a forum: every row, every image in base64, in one JSON. */
async function startEndpoint({ url }: TestServer) {
  const client = new pg.Client({ connectionString: url() });
  await client.connect();
  const server = createServer(async (_request, response) => {
    const { rows } = await client.query(
      `SELECT ${columns.join(', ')} FROM respuestas_foro5 ORDER BY fecha DESC`,
    );
    for (const row of rows) {
      for (const image of images) row[image] = row[image]?.toString('base64') ?? null;
    }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(rows));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  return {
    async fetch(): Promise<{ bytes: number; ms: number }> {
      const since = performance.now();
      const body = await (await fetch(`http://127.0.0.1:${port}/`)).text();
      JSON.parse(body);
      return { ms: performance.now() - since, bytes: Buffer.byteLength(body) };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
      await client.end();
    },
  };
}

/** The first list of the forum with the photographs: on the desk, and the platform's way. */
export async function measureFirstList(
  page: Page,
  report: Report,
  course: TestServer,
  proxy: TestProxy,
): Promise<void> {
  const endpoint = await startEndpoint(course);
  const bytes = { desk: 0, endpoint: 0 };
  const onDesk = async () => {
    await openList(page, 'Foro 1');
    // The desk is written down once the keys have come to rest; the new page knows no list.
    await page.waitForTimeout(1000);
    await page.reload();
    await queueList(page).getByRole('option').first().waitFor();
    await watchPaints(page);
    await page.waitForTimeout(500);
    const before = proxy.sent();
    const { ms } = await nextPaint(page, () => activityItem(page, largeCourse.title).click(), 'list');
    bytes.desk = Math.max(bytes.desk, proxy.sent() - before);
    return ms;
  };
  const onPlatform = async () => {
    const fetched = await endpoint.fetch();
    bytes.endpoint = fetched.bytes;
    return fetched.ms;
  };
  try {
    const { desk, platform } = await sideBySide(rounds, { desk: onDesk, platform: onPlatform });
    const against = "the platform's own endpoint";
    const times = `${desk.toFixed(0)} ms against ${platform.toFixed(0)} ms, ${circumstances()}`;
    const sizes = `${(bytes.desk / 1e3).toFixed(0)} kB against ${(bytes.endpoint / 1e6).toFixed(0)} MB`;
    report({
      ...{ id: 'first-list-sooner', value: platform / desk, unit: '×', limit: 100, atLeast: true },
      ...{ against, note: times },
    });
    report({
      ...{ id: 'first-list-fewer-bytes', value: bytes.endpoint / bytes.desk, unit: '×', limit: 200 },
      ...{ atLeast: true, against, note: sizes },
    });
  } finally {
    await endpoint.close();
  }
}
