import { z } from 'zod';
import { method } from './define.ts';
import { storable } from './feedback-delivery.ts';
import { activityKey } from './grading.ts';

/** Longer ones are letters to one student, not comments to use again. */
export const longestBankText = 4000;

const bankText = z
  .string()
  .max(longestBankText)
  .regex(storable)
  .refine((text) => text.trim() !== '');

export const bankEntry = z.object({
  id: z.uuid(),
  /** May hold the placeholder `{nombre}`: the student's first name. */
  text: z.string(),
  /** False: a colleague's; editing or pinning it makes a copy of one's own. */
  mine: z.boolean(),
  author: z.string(),
  shared: z.boolean(),
  pinned: z.boolean(),
  /** How often it was published: for this question, in this activity, in all. */
  uses: z.object({ question: z.int(), activity: z.int(), total: z.int() }),
});

export const bankQuery = z.object({
  activity: activityKey.optional(),
  question: z.string().max(64).optional(),
  /** All of its words in the text, in any order, accents aside. */
  search: z.string().max(200).optional(),
  limit: z.int().min(1).max(500).default(50),
});

export const savedBankEntry = z.object({
  /** A new one makes an entry, a known one changes it. */
  id: z.uuid(),
  text: bankText,
  shared: z.boolean(),
  pinned: z.boolean(),
});

export const bankExported = z.object({ name: z.string(), count: z.int() });

export const bankRowError = z.object({
  /** As a spreadsheet numbers them, the heading being 1. */
  row: z.int(),
  reason: z.enum(['empty', 'too-long', 'text-invalid', 'too-many-cells', 'quote-open']),
});

export const bankImported = z.object({
  name: z.string(),
  added: z.int(),
  /** Were there already. */
  known: z.int(),
  errors: z.array(bankRowError),
});

export const bank = {
  /** Pinned first, then by use: this question, this activity, all; then the newest. */
  find: method(bankQuery, z.array(bankEntry)),
  save: method(savedBankEntry, bankEntry),
  /** It is no longer offered; `recall` brings it back. A colleague's cannot be forgotten. */
  forget: method(z.object({ id: z.uuid() }), z.null()),
  recall: method(z.object({ id: z.uuid() }), z.null()),
  /** Asks where to. `null`: the person changed their mind. */
  exportTo: method(z.undefined(), bankExported.nullable()),
  /** Asks which file. `null`: the person changed their mind. */
  importFrom: method(z.undefined(), bankImported.nullable()),
};

export type BankEntry = z.output<typeof bankEntry>;
export type BankQuery = z.output<typeof bankQuery>;
export type SavedBankEntry = z.output<typeof savedBankEntry>;
export type BankRowError = z.output<typeof bankRowError>;
export type BankImported = z.output<typeof bankImported>;
