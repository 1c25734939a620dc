/** Larger ones may not be drawn; the clipboard would not carry them either. */
const mostPixels = 50_000_000;

/** An image as it is seen, upright and turned, as PNG: what every other program can paste. */
export async function pictureOf(url: string, quarters: number): Promise<Uint8Array<ArrayBuffer>> {
  const image = new Image();
  image.src = url;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const lying = quarters % 2 !== 0;
  const scale = Math.min(1, Math.sqrt(mostPixels / (width * height)));
  const canvas = new OffscreenCanvas(
    Math.round((lying ? height : width) * scale),
    Math.round((lying ? width : height) * scale),
  );
  const pen = canvas.getContext('2d');
  if (pen === null) throw new Error('No canvas to draw on');
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((quarters * Math.PI) / 2);
  pen.scale(scale, scale);
  pen.drawImage(image, -width / 2, -height / 2);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}
