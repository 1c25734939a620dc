/** As much of tar as a bundle needs, so that it opens without us: plain files, short names. */
export const tarBlock = 512;

const octal = (value: number, length: number) => `${value.toString(8).padStart(length - 1, '0')}\0`;

function sumOf(header: Buffer): number {
  let sum = 0;
  for (const [at, byte] of header.entries()) sum += at >= 148 && at < 156 ? 32 : byte;
  return sum;
}

export function tarHeader(name: string, size: number): Buffer {
  const header = Buffer.alloc(tarBlock);
  header.write(name, 0, 100, 'latin1');
  header.write(octal(0o600, 8), 100, 'latin1');
  header.write(octal(0, 8), 108, 'latin1');
  header.write(octal(0, 8), 116, 'latin1');
  header.write(octal(size, 12), 124, 'latin1');
  header.write(octal(0, 12), 136, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

export const tarPadding = (size: number) => Buffer.alloc((tarBlock - (size % tarBlock)) % tarBlock);

/** Null: not a header of ours. */
export function readTarHeader(header: Buffer): { name: string; size: number } | null {
  const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
  const name = header.toString('latin1', 0, 100).replace(/\0+$/, '');
  return Number.isSafeInteger(size) && tarHeader(name, size).equals(header) ? { name, size } : null;
}
