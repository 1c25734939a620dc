import { readFile } from 'node:fs/promises';
import { crc32, deflateSync } from 'node:zlib';
import type { HostedTestCourse } from './hosted.ts';

/** What one student handed in to forum 5. */
export interface HostileRow {
  name: string;
  text: string;
  /** `imagen_1`, `imagen_2`, `imagen_3`. */
  images?: Buffer[];
}

export const longAnswer = 10_000_000;

/** Marks a step nobody may take: a script of an answer that runs sets it. */
export const trap = 'window.hurt = true';

const goodImage = new URL('../../../resources/sample-course/images/imagen_1-01.jpg', import.meta.url);

/** A picture of 30,000 × 30,000 points in a hundred kilobytes; drawn, it would take gigabytes. */
function bomb(): Buffer {
  const size = 30_000;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(size, 0);
  header.writeUInt32BE(size, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const rows = deflateSync(Buffer.alloc(size * (1 + size / 8)), { level: 1 });
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

export async function hostileRows(): Promise<HostileRow[]> {
  const good = await readFile(goodImage);
  const svg = Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg"><script>${trap}</script></svg>`);
  const html = Buffer.from(`<!doctype html><script>${trap}</script>`);
  // It ends before its first line of points.
  const broken = good.subarray(0, 300);
  return [
    {
      name: `<b>Eva</b><img src=x onerror="${trap}">`,
      text: `<script>${trap}</script><img src=x onerror="${trap}"><b>negrita</b> {{nombre}} <!-- -->`,
    },
    { name: 'Con imágenes', text: 'Las tres', images: [svg, broken, good] },
    { name: 'Con una página', text: 'Y una bomba', images: [html, bomb(), good] },
    { name: 'Muy larga', text: 'El límite es 3. '.repeat(longAnswer / 16) },
    { name: 'Al revés \u202e(evA)', text: 'Mi archivo es \u202efdp.exe\u202c y nada más' },
    { name: 'Con restos', text: 'Antes\u0001\u0008\uffff después, \\u0000 y \\ud800 \u2400' },
    { name: 'Con fórmulas', text: String.raw`Primero $\frac{1$ y luego $x^2 + 1$.` },
  ];
}

/** The rows as the only ones of forum 5, the first of them the latest. */
export async function fillHostile(
  { server, user, database }: HostedTestCourse,
  rows: HostileRow[],
): Promise<void> {
  const query = (text: string, values: unknown[] = []) => server.query(text, values, database);
  await query(`GRANT USAGE ON SEQUENCE feedback_id_seq TO ${user}; GRANT DELETE ON feedback TO ${user}`);
  for (const [index, { name, text, images = [] }] of rows.entries()) {
    const email = `hostil${index}@uni.example`;
    await query('INSERT INTO usuarios (email, password, nombre, apellidos) VALUES ($1, $2, $3, $4)', [
      ...[email, 'x', name, ''],
    ]);
    await query(
      `INSERT INTO respuestas_foro5 (email, r2, imagen_1, imagen_2, imagen_3, fecha)
       VALUES ($1, $2, $3, $4, $5, timestamp '2026-11-02 10:00' - $6 * interval '1 hour')`,
      [email, text, images[0] ?? null, images[1] ?? null, images[2] ?? null, index],
    );
  }
}
