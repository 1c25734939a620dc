import { z } from 'zod';
import { method } from './define.ts';
import { activityKey } from './grading.ts';
import { draftAbout, draftKey } from './journal-drafts.ts';

export const exportQuery = z.object({
  /** `states`: one row per submission, with an empty column for comments that `readDrafts` understands. */
  what: z.enum(['feedback', 'states']),
  activity: activityKey.optional(),
});

/** Comments on paper: one PDF for each student or activity, in a folder of their own. */
export const printQuery = z.object({
  per: z.enum(['student', 'activity']),
  activity: activityKey.optional(),
  /** `false`: students are numbers. What was written to them stays as it was written. */
  names: z.boolean(),
});

/** `folder` is null where there was nothing to print. */
export const printed = z.object({ folder: z.string().nullable(), files: z.int(), rows: z.int() });

export const exported = z.object({ name: z.string(), rows: z.int() });

export const exportProgress = z.object({
  rows: z.int(),
  /** An estimate until it is reached. */
  all: z.int(),
});

export const draftRowError = z.object({
  /** As a spreadsheet numbers them, the heading being 1. */
  row: z.int(),
  reason: z.enum([
    'activity-unknown',
    'student-unknown',
    /** This student handed nothing in there, or not this submission. */
    'nothing-handed-in',
    'too-long',
    'text-invalid',
    /** Another row before it is about the same submission. */
    'twice',
    'quote-open',
  ]),
});

export const readDrafts = z.object({
  name: z.string(),
  /** To be kept by the journal, one by one, never published by themselves. */
  drafts: z.array(z.object({ key: draftKey, text: z.string(), about: draftAbout })),
  /** Rows without a comment, as a list that was exported and filled in has many of. */
  blank: z.int(),
  errors: z.array(draftRowError),
});

/** What goes out of a course into a spreadsheet, and comes back. */
export const exchange = {
  /** Asks where to and writes there, `export-progress` telling how far. `null`: the person changed their mind. */
  exportTo: method(exportQuery, exported.nullable()),
  /** Asks for a folder and makes a new one in it, `export-progress` telling how many comments are done. */
  printTo: method(printQuery, printed.nullable()),
  /** The export then fails with `cancelled`, and no file is left. */
  cancelExport: method(z.undefined(), z.null()),
  /**
   * Asks which file: columns for the address, the activity and the comment, in any order; a submission's number is
   * optional and the latest attempt is meant without. `null`: the person changed their mind.
   */
  readDrafts: method(z.undefined(), readDrafts.nullable()),
};

export const exchangeEvents = { 'export-progress': exportProgress };

export type ExportQuery = z.output<typeof exportQuery>;
export type PrintQuery = z.output<typeof printQuery>;
export type Printed = z.output<typeof printed>;
export type ExportProgress = z.output<typeof exportProgress>;
export type DraftRowError = z.output<typeof draftRowError>;
export type ReadDrafts = z.output<typeof readDrafts>;
