/** A screenshot, with what Electron's NativeImage offers of it. */
export interface Picture {
  toPNG(): Buffer;
  toDataURL(): string;
  isEmpty(): boolean;
  getSize(): { width: number; height: number };
}

export function pictureOf(base64: string): Picture {
  const png = Buffer.from(base64, 'base64');
  return {
    toPNG: () => png,
    toDataURL: () => `data:image/png;base64,${base64}`,
    isEmpty: () => png.length === 0,
    // Width and height open the first chunk of every PNG.
    getSize: () => ({ width: png.readUInt32BE(16), height: png.readUInt32BE(20) }),
  };
}
