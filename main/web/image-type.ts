export type ImageType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp';

const starts: readonly (readonly [ImageType, readonly (number | null)[]])[] = [
  ['image/png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', [0x47, 0x49, 0x46, 0x38]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46, null, null, null, null, 0x57, 0x45, 0x42, 0x50]],
];

/** Decided by the first bytes alone: a name or a declared type proves nothing. */
export function imageTypeOf(bytes: Uint8Array): ImageType | null {
  const match = starts.find(([, start]) =>
    start.every((byte, index) => byte === null || byte === bytes[index]),
  );
  return match === undefined ? null : match[0];
}

const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'];

/** A telephone's photo that Chromium cannot draw: it is told what it is, and never shown. */
export function isHeic(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(4, 12));
  return text.startsWith('ftyp') && heicBrands.includes(text.slice(4));
}
