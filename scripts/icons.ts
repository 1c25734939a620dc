import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import sharp from 'sharp';

// One drawing, resources/icons/icon.svg, in every size and wrapping the systems ask for.

const folder = 'resources/icons';
const sizes = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const inIco = [16, 24, 32, 48, 64, 128, 256];
/** Apple's names for a PNG of each size; those ending in a doubled size are for dense screens. */
const inIcns: [type: string, size: number][] = [
  ['icp4', 16],
  ['ic11', 32],
  ['icp5', 32],
  ['ic12', 64],
  ['ic07', 128],
  ['ic13', 256],
  ['ic08', 256],
  ['ic14', 512],
  ['ic09', 512],
  ['ic10', 1024],
];

export type Pictures = ReadonlyMap<number, Buffer>;

export function picture(pictures: Pictures, size: number): Buffer {
  const found = pictures.get(size);
  if (found === undefined) throw new Error(`There is no picture of ${size} pixels.`);
  return found;
}

/** Windows: a directory of offsets, then the pictures. */
export function icoOf(pictures: Pictures): Buffer {
  const entryBytes = 16;
  const header = Buffer.alloc(6);
  header.writeUInt16LE(1, 2);
  header.writeUInt16LE(inIco.length, 4);
  let offset = header.length + inIco.length * entryBytes;
  const entries = inIco.map((size) => {
    const { length } = picture(pictures, size);
    const entry = Buffer.alloc(entryBytes);
    // One byte each: 256 is written as 0.
    entry.writeUInt8(size % 256, 0);
    entry.writeUInt8(size % 256, 1);
    entry.writeUInt16LE(1, 4);
    entry.writeUInt16LE(32, 6);
    entry.writeUInt32LE(length, 8);
    entry.writeUInt32LE(offset, 12);
    offset += length;
    return entry;
  });
  return Buffer.concat([header, ...entries, ...inIco.map((size) => picture(pictures, size))]);
}

/** macOS: each picture behind its type and its length. */
export function icnsOf(pictures: Pictures): Buffer {
  const block = (type: string, content: Buffer) => {
    const header = Buffer.alloc(8);
    header.write(type, 0, 'ascii');
    header.writeUInt32BE(header.length + content.length, 4);
    return Buffer.concat([header, content]);
  };
  return block('icns', Buffer.concat(inIcns.map(([type, size]) => block(type, picture(pictures, size)))));
}

async function main(): Promise<void> {
  const drawing = await readFile(join(folder, 'icon.svg'));
  const pictures: Map<number, Buffer> = new Map();
  for (const size of sizes) {
    // Drawn at its size, not drawn big and shrunk.
    const density = Math.max(1, (72 * size) / 1024);
    const png = sharp(drawing, { density })
      .resize(size, size)
      .png({ compressionLevel: 9, palette: size > 256 });
    pictures.set(size, await png.toBuffer());
  }
  await mkdir(folder, { recursive: true });
  for (const [size, png] of pictures) await writeFile(join(folder, `${size}x${size}.png`), png);
  await writeFile(join(folder, 'icon.ico'), icoOf(pictures));
  await writeFile(join(folder, 'icon.icns'), icnsOf(pictures));
  console.log(`Wrote ${pictures.size} sizes, icon.ico and icon.icns to ${folder}.`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main();
