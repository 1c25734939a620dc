import { z } from 'zod';
import { method } from './define.ts';
import { submissionRef } from './grading.ts';

/** A `tiza://` link that somebody opened outside, as far as it leads. */
export const arrivedLink = z.discriminatedUnion('kind', [
  /** It is none of ours, or somebody has tampered with it: nothing of it is used. */
  z.object({ kind: z.literal('refused') }),
  /** No course of this laptop; the name is what the link says of itself. */
  z.object({ kind: z.literal('unknown-course'), name: z.string().nullable() }),
  z.object({
    kind: z.literal('submission'),
    ref: submissionRef,
    course: z.object({ id: z.string(), name: z.string(), kind: z.enum(['sample', 'profile']) }),
  }),
]);

export const links = {
  /** The link that waits to be opened; it is handed over once. */
  take: method(z.undefined(), arrivedLink.nullable()),
  /** Puts the link to a submission of the open course on the clipboard. */
  copy: method(submissionRef, z.null()),
};

export const linkEvents = {
  /** A link waits to be taken. */
  'link-arrived': z.object({}),
};

export type ArrivedLink = z.output<typeof arrivedLink>;
