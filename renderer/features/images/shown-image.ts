import type { Part, Submission, SubmissionRef } from '#contract/grading';
import { imageUrl } from '#contract/urls';

export interface ShownImage {
  /** `activity/id/image`: by which its turn is remembered. */
  id: string;
  key: string;
  ref: SubmissionRef;
  label: string;
  bytes: number;
  url: string;
}

/** Every image of a submission, in the order of its parts. */
export function imagesOf({ ref, parts }: Pick<Submission, 'ref' | 'parts'>): ShownImage[] {
  return parts.flatMap((part) => imagesIn(part, ref));
}

export function imagesIn(part: Part, ref: SubmissionRef): ShownImage[] {
  if (part.kind !== 'images') return [];
  return part.images.map(({ key, label, bytes, version }) => ({
    id: `${ref.activity}/${ref.id}/${key}`,
    key,
    ref,
    label,
    bytes,
    url: imageUrl({ activity: ref.activity, submission: ref.id, image: key, version }),
  }));
}
