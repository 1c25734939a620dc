import sharp, { type Sharp } from 'sharp';
import type { Random } from '../main/embedded/course/random.ts';
import { height, width } from './sample-images-drawing.ts';

/** How a drawing came into the computer. */
export type Capture = 'photo' | 'scan' | 'screen';

const margin = 70;

function squares(step: number, color: string, random: Random): string {
  const lines: string[] = [];
  const shift = random.between(0, step);
  for (let x = shift - margin; x < width + margin; x += step) {
    lines.push(`<path d="M${x} ${-margin}V${height + margin}" stroke="${color}"/>`);
  }
  for (let y = shift - margin; y < height + margin; y += step) {
    lines.push(`<path d="M${-margin} ${y}H${width + margin}" stroke="${color}"/>`);
  }
  return lines.join('');
}

/** The page under the drawing, and for a photo the table under the page, slightly turned. */
function page(drawing: string, capture: Capture, random: Random): string {
  const paper = random.pick(['#fbf8ef', '#f6f4ee', '#f3f1e6', '#fdfcf7']);
  const grid = squares(random.pick([27, 30, 36]), random.pick(['#b9cfe4', '#c9d6c9', '#d5cfe0']), random);
  const turn = capture === 'photo' ? random.bell() * 2.2 : random.bell() * 0.4;
  const table = random.pick(['#7a5a3c', '#4c4a48', '#8c7a66', '#2f3f3a']);
  const inset = capture === 'photo' ? random.between(8, 34) : -margin;
  const sheet = `x="${inset}" y="${inset}" width="${width - 2 * inset}" height="${height - 2 * inset}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <defs><clipPath id="sheet"><rect ${sheet}/></clipPath>
    <radialGradient id="lamp" cx="${random.between(15, 85)}%" cy="${random.between(10, 60)}%" r="95%">
      <stop offset="0" stop-color="#fff" stop-opacity="0.12"/><stop offset="0.5" stop-color="#000" stop-opacity="0.04"/>
      <stop offset="1" stop-color="#20160a" stop-opacity="0.42"/></radialGradient></defs>
    <rect width="${width}" height="${height}" fill="${table}"/>
    <g transform="rotate(${turn.toFixed(2)} ${width / 2} ${height / 2})">
      <g clip-path="url(#sheet)"><rect ${sheet} fill="${paper}"/>${grid}${drawing}</g></g>
    ${capture === 'photo' ? `<rect width="${width}" height="${height}" fill="url(#lamp)"/>` : ''}</svg>`;
}

/** The grain of a small sensor: brightness noise, so that the pictures weigh what photos weigh. */
function addGrain(pixels: Buffer, strength: number, random: Random): void {
  for (let index = 0; index < pixels.length; index += 3) {
    const grain = random.bell() * strength;
    for (let channel = 0; channel < 3; channel++) {
      const at = index + channel;
      pixels[at] = Math.max(0, Math.min(255, Math.round((pixels[at] ?? 0) + grain)));
    }
  }
}

const grainOf: Record<Capture, number> = { photo: 7, scan: 3, screen: 0.65 };

/** The finished picture, upright and not yet in any file format. */
export async function capturePage(drawing: string, capture: Capture, random: Random): Promise<Sharp> {
  const flat = sharp(Buffer.from(page(drawing, capture, random))).flatten();
  const soft = capture === 'photo' ? flat.blur(0.7) : flat;
  const { data, info } = await soft.removeAlpha().raw().toBuffer({ resolveWithObject: true });
  addGrain(data, grainOf[capture], random);
  return sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } });
}
