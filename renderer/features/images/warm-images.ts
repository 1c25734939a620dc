import type { Submission } from '#contract/grading';
import { imagesOf } from './shown-image.ts';

/** Decoded pictures are large: only as many as a few submissions have. */
const most = 12;
const heavyBytes = 20_000_000;
const kept = new Map<string, HTMLImageElement>();

/** Fetches and decodes the images of a submission that is likely to be next. */
export function warmImages(submission: Submission): void {
  for (const { url, bytes } of imagesOf(submission)) {
    if (kept.has(url) || bytes > heavyBytes) continue;
    const image = new Image();
    image.src = url;
    // What is wrong with it is told where it is shown.
    void image.decode().catch(() => undefined);
    kept.set(url, image);
  }
  for (const url of [...kept.keys()].slice(0, -most)) kept.delete(url);
}
