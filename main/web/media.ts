import { submissionRef } from '#contract/grading';
import type { ImageRef, ImageSource } from '../platforms/platform.ts';
import type { Responder } from './assets.ts';
import { imageSizeOf } from './image-size.ts';
import { imageTypeOf, isHeic } from './image-type.ts';
import { refuse } from './refuse.ts';

export interface MediaDeps {
  /** Checks the address against the platform's own definition; `null`: no such image. */
  image(ref: ImageRef): Promise<ImageSource | null>;
}

// Beyond these a picture is decoded only when somebody says so: it may take all memory there is.
const mostBytes = 20_000_000;
const mostPixels = 50_000_000;

/** `/media/<activity>/<submission>/<image>?v=<version>`: one image, streamed, its type decided by its bytes. */
export function createMedia({ image }: MediaDeps): Responder {
  return async (request, path) => {
    const ref = imageRefOf(path);
    if (ref === null) return refuse(404);
    const source = await image(ref);
    if (source === null) return refuse(404);
    const tag = `"${source.version}"`;
    const headers = {
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      // The address carries the version, so the bytes behind it never change.
      'cache-control': 'private, max-age=31536000, immutable',
      etag: tag,
    };
    if (request.headers.get('if-none-match') === tag) return new Response(null, { status: 304, headers });

    const anyway = new URL(request.url).searchParams.has('anyway');
    if (source.bytes > mostBytes && !anyway) return refuse(413);
    const chunks = source.chunks()[Symbol.asyncIterator]();
    const first = await chunks.next();
    const type = first.done ? null : imageTypeOf(first.value);
    if (first.done || type === null) {
      await chunks.return?.();
      return refuse(415, !first.done && isHeic(first.value) ? { 'x-image-kind': 'heic' } : {});
    }
    const size = imageSizeOf(first.value);
    // Only in a JPEG may anything stand before the size: more of it than any camera writes hides something.
    const isHidden = size === null && type === 'image/jpeg' && source.bytes > first.value.byteLength;
    const isHuge = size !== null && size.width * size.height > mostPixels;
    if ((isHidden || isHuge) && !anyway) {
      await chunks.return?.();
      return refuse(413);
    }
    return new Response(streamOf(first.value, chunks), {
      headers: { ...headers, 'content-type': type, 'content-length': String(source.bytes) },
    });
  };
}

function imageRefOf(path: string): ImageRef | null {
  const [, media, activity, id, image, ...rest] = path.split('/');
  if (media !== 'media' || image === undefined || rest.length > 0) return null;
  const ref = submissionRef.safeParse({ activity, id });
  return ref.success ? { ...ref.data, image } : null;
}

function streamOf(first: Uint8Array, rest: AsyncIterator<Uint8Array>): ReadableStream<Uint8Array> {
  let pending: Uint8Array | null = first;
  return new ReadableStream({
    async pull(controller) {
      if (pending !== null) {
        controller.enqueue(pending);
        pending = null;
        return;
      }
      const next = await rest.next();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    async cancel() {
      await rest.return?.();
    },
  });
}
