// The lines by which our own files are known. To psql they are comments; JSON keeps every name on one line.

export const firstWords = '-- Tiza backup';
export const headerMark = '-- tiza-backup ';
export const manifestMark = '-- tiza-manifest ';
export const endMark = '-- tiza-end ';
export const sealMark = '-- tiza-seal ';

export interface Seal {
  bytes: number;
  digest: string;
}

/** Always of the same length, so that it can be found from the end. */
export const sealLine = (mark: string, { bytes, digest }: Seal) =>
  `${mark}${String(bytes).padStart(16, '0')} ${digest}\n`;

export const sealLineBytes = (mark: string) => mark.length + 16 + 1 + 64 + 1;

export function readSeal(mark: string, line: string): Seal | null {
  const found = /^(\d{16}) ([0-9a-f]{64})\n$/.exec(line.startsWith(mark) ? line.slice(mark.length) : '');
  const [, bytes, digest] = found ?? [];
  return bytes === undefined || digest === undefined ? null : { bytes: Number(bytes), digest };
}
