import { z } from 'zod';
import { method } from './define.ts';
import {
  activityKey,
  feedbackEntry,
  student,
  submissionRef,
  submissionState,
  submissionSummary,
} from './grading.ts';

export const studentWork = z.object({
  student,
  /** Oldest first. */
  submissions: z.array(submissionSummary),
  /** Newest first. */
  feedback: z.array(feedbackEntry),
});

export const gridQuery = z.object({
  /** All of its words in the student's name or address. */
  search: z.string().max(200).optional(),
  /** In an order that tells nothing about the names. */
  nameless: z.boolean().default(false),
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(2000).default(200),
});

/** The latest attempt of one student in one activity. */
export const gridCell = z.object({ id: submissionRef.shape.id, attempts: z.int(), state: submissionState });

export const gridPage = z.object({
  /** `cells` by activity; those without an attempt are left out. */
  rows: z.array(z.object({ student, cells: z.record(z.string(), gridCell) })),
  next: z.string().nullable(),
  total: z.int(),
});

export const questionRef = z.object({
  activity: activityKey,
  part: z.string().max(64),
  /** One cell of a table, counted from zero. */
  cell: z.object({ row: z.int().min(0).max(99), column: z.int().min(0).max(99) }).optional(),
});

/** Latest attempts that answer one question the same, whatever their spacing, case and way of writing numbers. */
export const answerStack = z.object({
  kind: z.enum(['blank', 'same', 'alone']),
  /** The most frequent ways of writing it, each by its beginning. */
  ways: z.array(z.object({ text: z.string(), count: z.int() })),
  /** How many ways there are in all. */
  wayCount: z.int(),
  ids: z.array(submissionRef.shape.id),
  /** In the order of `ids`. */
  states: z.array(submissionState),
});

export const question = z.object({
  /** Blank ones first, then by size; answers unlike any other together at the end. */
  stacks: z.array(answerStack),
  /** False where there were too many different answers to be shown. */
  complete: z.boolean(),
});

export const stackedAnswer = submissionSummary.extend({
  text: z.string(),
  /** Characters of the whole answer; `text` may hold only its beginning. */
  answerLength: z.int(),
});

const cellText = z.string().max(10_000_000);

/** One cell of a table beside what the class wrote there, each student's latest attempt. */
export const cellComparison = z.object({
  answered: z.int(),
  blank: z.int(),
  /** Where most wrote a number. */
  median: z.number().nullable(),
  /** What was written most often, and by how many. */
  common: z.object({ value: z.string(), count: z.int() }).nullable(),
  /** How many wrote the same. */
  same: z.int(),
  /** How far from the median, as a share of it; null where there is nothing to measure. */
  apart: z.number().nullable(),
  /** Share of the class's numbers that are nearer to it. */
  nearer: z.number(),
  /** Words where the class wrote numbers, or other words than most of it. */
  differs: z.boolean(),
});

export const classroom = {
  /** Everything of one student, in all activities. */
  student: method(z.object({ student: z.string().min(1).max(1000) }), studentWork),
  grid: method(gridQuery, gridPage),
  question: method(questionRef, question),
  /** These submissions with what each answers, in this order; those that are gone are left out. */
  answers: method(
    questionRef.extend({ ids: z.array(submissionRef.shape.id).max(60) }),
    z.array(stackedAnswer),
  ),
  /** Who handed these in and when, in this order; those that are gone are left out. */
  summaries: method(z.object({ refs: z.array(submissionRef).max(500) }), z.array(submissionSummary)),
  /** A submission's table beside the class's. */
  cells: method(
    questionRef.omit({ cell: true }).extend({ rows: z.array(z.array(cellText).max(100)).max(100) }),
    z.array(z.array(cellComparison)),
  ),
  /** What the class wrote in each cell of a table. */
  table: method(questionRef.omit({ cell: true }), z.array(z.array(cellComparison))),
};

export type StudentWork = z.output<typeof studentWork>;
export type GridQuery = z.output<typeof gridQuery>;
export type GridCell = z.output<typeof gridCell>;
export type GridPage = z.output<typeof gridPage>;
export type QuestionRef = z.output<typeof questionRef>;
export type AnswerStack = z.output<typeof answerStack>;
export type Question = z.output<typeof question>;
export type StackedAnswer = z.output<typeof stackedAnswer>;
export type CellComparison = z.output<typeof cellComparison>;
