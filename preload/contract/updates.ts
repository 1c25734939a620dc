import { z } from 'zod';
import { method } from './define.ts';

const version = z.string();
/** What changed, as plain text. */
const notes = z.string();

export const updateState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('off'), why: z.enum(['not-packaged', 'switched-off']) }),
  z.object({ phase: z.literal('idle') }),
  z.object({ phase: z.literal('checking') }),
  z.object({ phase: z.literal('current') }),
  z.object({ phase: z.literal('available'), version, notes }),
  z.object({ phase: z.literal('downloading'), version, notes, percent: z.int().min(0).max(100) }),
  z.object({ phase: z.literal('ready'), version, notes }),
  z.object({
    phase: z.literal('failed'),
    during: z.enum(['checking', 'downloading']),
    reference: z.string(),
  }),
]);

export const updates = {
  state: method(z.undefined(), updateState),
  /** Asks now, also when asking by itself is switched off. */
  check: method(z.undefined(), updateState),
  /** Only when somebody said so. */
  download: method(z.undefined(), updateState),
  /** Ends Tiza and comes back as the new version; refused as `busy` while something waits to be sent. */
  install: method(z.undefined(), z.null()),
};

export const updateEvents = { 'update-state': updateState };

export type UpdateState = z.output<typeof updateState>;
