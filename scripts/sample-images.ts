import { mkdir, rm, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Sharp } from 'sharp';
import { createRandom, type Random } from '../main/embedded/course/random.ts';
import { draw, tasks } from './sample-images-drawing.ts';
import { type Capture, capturePage } from './sample-images-paper.ts';
import type { Pen } from './sample-images-pen.ts';

// Draws the students' pictures of the sample course: `npx tsx scripts/sample-images.ts`.
// The same pictures every time; run it again only to change them, and commit the result.

const folder = fileURLToPath(new URL('../resources/sample-course/images/', import.meta.url));
const perColumn = 10;

interface Recipe {
  format: 'jpeg' | 'png' | 'webp';
  capture: Capture;
  /** Bytes to come near to, in kB. */
  target: number;
  /** EXIF orientation: the pixels lie as the camera was held, the file says how to turn them. */
  orientation?: 3 | 6 | 8;
  /** Breaks off in the middle, like an upload over a bad line. */
  truncated?: true;
}

const recipes: readonly Recipe[] = [
  { format: 'jpeg', capture: 'photo', target: 95 },
  { format: 'png', capture: 'screen', target: 110 },
  { format: 'jpeg', capture: 'photo', target: 130, orientation: 6 },
  { format: 'webp', capture: 'photo', target: 70 },
  { format: 'jpeg', capture: 'scan', target: 80 },
  { format: 'png', capture: 'screen', target: 200 },
  { format: 'jpeg', capture: 'photo', target: 75 },
  { format: 'webp', capture: 'scan', target: 66 },
  { format: 'jpeg', capture: 'photo', target: 110 },
  { format: 'jpeg', capture: 'photo', target: 85 },
];

// Where a picture differs from what its place in the row would be.
const exceptions: Record<string, Partial<Recipe>> = {
  'imagen_1-07': { orientation: 8 },
  'imagen_2-05': { truncated: true, target: 120 },
  'imagen_3-03': { orientation: 3 },
  'imagen_3-09': { target: 385 },
  'imagen_pregunta_3-01': { target: 290 },
};

const turnBack = { 3: 180, 6: 270, 8: 90 };
const inks = ['#1f2a63', '#22242a', '#2a3f9c', '#4a4a4f', '#5b5b60'];
const accents = ['#b3261e', '#1b6e3a', '#1f2a63', '#8a3ffc'];

async function encode(picture: Sharp, recipe: Recipe, quality: number): Promise<Buffer> {
  const { orientation } = recipe;
  let turned = picture.clone();
  if (orientation !== undefined) turned = turned.rotate(turnBack[orientation]).withMetadata({ orientation });
  if (recipe.format === 'png') {
    return turned.png({ palette: true, colours: Math.max(4, quality), dither: 0.6, effort: 8 }).toBuffer();
  }
  return recipe.format === 'webp'
    ? turned.webp({ quality, effort: 5 }).toBuffer()
    : turned.jpeg({ quality, mozjpeg: false }).toBuffer();
}

/** The quality whose file comes nearest to the wanted size from below. */
async function encodeNear(picture: Sharp, recipe: Recipe): Promise<Buffer> {
  const limit = recipe.target * 1024;
  let [low, high] = [10, 97];
  let best = await encode(picture, recipe, low);
  while (low < high) {
    const quality = Math.ceil((low + high) / 2);
    const bytes = await encode(picture, recipe, quality);
    if (bytes.length <= limit) {
      best = bytes;
      low = quality;
    } else {
      high = quality - 1;
    }
  }
  return best;
}

function pens(random: Random): { ink: Pen; accent: Pen } {
  const width = 3 + random.next() * 2;
  const tremble = 2 + random.next() * 3;
  const ink = { color: random.pick(inks), width, random, tremble };
  return { ink, accent: { ...ink, color: random.pick(accents) } };
}

async function createImage(column: string, index: number): Promise<{ name: string; bytes: Buffer }> {
  const stem = `${column}-${String(index + 1).padStart(2, '0')}`;
  const random = createRandom(stem);
  const base = recipes[index];
  const drawn = tasks[column];
  if (!base || !drawn) throw new Error(`Nothing to draw for ${stem}`);
  const recipe = { ...base, ...exceptions[stem] };
  const task = index % 4 === 3 ? random.pick(drawn) : random.pick(drawn.slice(0, 1));
  const { ink, accent } = pens(random);
  const picture = await capturePage(draw(task, ink, accent, random), recipe.capture, random);
  const bytes = await encodeNear(picture, recipe);
  const kept = recipe.truncated ? bytes.subarray(0, Math.round(bytes.length * 0.55)) : bytes;
  return { name: `${stem}.${recipe.format === 'jpeg' ? 'jpg' : recipe.format}`, bytes: kept };
}

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
let total = 0;
for (const column of Object.keys(tasks)) {
  for (let index = 0; index < perColumn; index++) {
    const { name, bytes } = await createImage(column, index);
    await writeFile(`${folder}${name}`, bytes);
    total += bytes.length;
    console.log(`${name} ${Math.round(bytes.length / 1024)} kB`);
  }
}
console.log(`${Math.round(total / 1024)} kB in all`);
