import type { Submission } from '#contract/grading';
import { imagesOf } from './shown-image.ts';

/** As many as a few submissions have; what a camera hands over weighs a few megabytes each. */
const most = { images: 12, bytes: 32_000_000 } as const;
const heavyBytes = 20_000_000;
const kept = new Map<string, { image: HTMLImageElement; bytes: number }>();

/** Fetches and decodes the images of a submission that is likely to be next. */
export function warmImages(submission: Submission): void {
  for (const { url, bytes } of imagesOf(submission)) {
    if (kept.has(url) || bytes > heavyBytes) continue;
    const image = new Image();
    image.src = url;
    // What is wrong with it is told where it is shown.
    void image.decode().catch(() => undefined);
    kept.set(url, { image, bytes });
  }
  let room: number = most.bytes;
  for (const [place, [url, { bytes }]] of [...kept].reverse().entries()) {
    room -= bytes;
    if (place >= most.images || room < 0) kept.delete(url);
  }
}

/** What is held ready now, the oldest first. */
export function warmedImages(): string[] {
  return [...kept.keys()];
}
