export interface ImageSize {
  width: number;
  height: number;
}

/** What the first bytes say about width and height; `null`: they do not say it. */
export function imageSizeOf(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    if (bytes[0] === 0x89) return { width: view.getUint32(16), height: view.getUint32(20) };
    if (bytes[0] === 0x47) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    if (bytes[0] === 0x52) return webpSize(view);
    return bytes[0] === 0xff ? jpegSize(view) : null;
  } catch (error) {
    // The beginning ends before it says.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function webpSize(view: DataView): ImageSize | null {
  const form = view.getUint32(12);
  const isExtended = form === 0x56503858;
  const isLossless = form === 0x5650384c;
  if (isExtended) return { width: 1 + uint24(view, 24), height: 1 + uint24(view, 27) };
  if (isLossless) {
    const bits = view.getUint32(21, true);
    return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
  }
  return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

function uint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
}

/** Goes from segment to segment until the frame's own. */
function jpegSize(view: DataView): ImageSize | null {
  let at = 2;
  while (view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    const isFill = marker === 0xff;
    at += isFill ? 1 : 2 + view.getUint16(at + 2);
  }
  return null;
}
