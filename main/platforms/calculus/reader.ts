import type { Runner } from '../../database/database.ts';
import type { Catalog } from '../catalog.ts';
import type { ActivityDefinition, PlatformReader, ReadOptions } from '../platform.ts';
import { readAnswers, readAnswersOf, readCells, readSummaries } from './answer-queries.ts';
import { type ActivityCounts, countsOf, readCounts } from './counts-queries.ts';
import { readFeedback } from './feedback-queries.ts';
import { findImage } from './image-queries.ts';
import type { LabelOverrides } from './labels.ts';
import { type ActivityLayout, courseLayout } from './layout.ts';
import { createNames } from './names.ts';
import { createQueue, isBig } from './queue.ts';
import { groupSpellings, readSpellings } from './spellings.ts';
import type { CourseContext } from './states.ts';
import { readGrid, readStudent, readSubmissionsOf } from './student-queries.ts';
import { readSubmission, readText } from './submission-queries.ts';
import { studentOf } from './summary.ts';
import { createTally } from './tally.ts';

export function createReader(catalog: Catalog, labels: LabelOverrides): PlatformReader {
  const layout = courseLayout(catalog, labels);
  const definitions = layout.activities.map(({ spec }): ActivityDefinition => {
    const { key, title, subtitle, kind, parts } = spec;
    return {
      key,
      title,
      ...(subtitle === undefined ? {} : { subtitle }),
      kind,
      parts: parts.map((part) => ({
        key: part.key,
        label: part.label,
        kind: part.kind,
        ...(part.number === undefined ? {} : { number: part.number }),
        ...(part.kind === 'table' ? { columns: part.columns.map(({ label }) => label) } : {}),
      })),
      imageKeys: parts.flatMap((part) =>
        part.kind === 'images' ? part.images.map((image) => image.key) : [],
      ),
    };
  });

  const names = createNames(layout, labels);
  const tally = createTally(layout);
  const queue = createQueue(tally);

  async function contextOf(db: Runner, options?: ReadOptions): Promise<CourseContext> {
    return { layout, names: await names.current(db, options) };
  }

  async function counts(db: Runner, options?: ReadOptions): Promise<ReadonlyMap<string, ActivityCounts>> {
    const context = await contextOf(db, options);
    return isBig(layout) ? tally.read(db, context) : readCounts(db, context, layout.activities, options);
  }

  function layoutOf(ref: { activity: string }): ActivityLayout | undefined {
    return layout.activities.find(({ spec }) => spec.key === ref.activity);
  }

  return {
    definitions: () => definitions,
    async activityNames(db, options) {
      return groupSpellings(await readSpellings(db, layout.feedback, options), labels);
    },
    async activities(db, options) {
      const [counted, renamed] = await Promise.all([counts(db, options), names.refresh(db, options)]);
      // A way of writing nobody had used before: what was just counted did not look for it.
      const latest = renamed ? await counts(db, options) : counted;
      return definitions.map(({ imageKeys: _imageKeys, ...definition }) => ({
        ...definition,
        counts: countsOf(latest.get(definition.key)),
      }));
    },
    async queue(db, query, options) {
      return queue.page(db, await contextOf(db, options), query, options);
    },
    async submission(db, ref, options) {
      const activity = layoutOf(ref);
      return activity === undefined
        ? null
        : readSubmission(db, await contextOf(db, options), activity, ref, options);
    },
    async summaries(db, refs, options) {
      return readSummaries(db, await contextOf(db, options), refs, options);
    },
    async student(db, email, options) {
      const context = await contextOf(db, options);
      const [student, submissions, feedback] = await Promise.all([
        readStudent(db, layout, email, options),
        readSubmissionsOf(db, context, email, options),
        readFeedback(db, context, email, options),
      ]);
      if (student === null && submissions.length === 0) return null;
      return { student: student ?? studentOf(email, null), submissions, feedback };
    },
    async grid(db, query, options) {
      return readGrid(db, await contextOf(db, options), query, options);
    },
    async answers(db, question, options) {
      const activity = layoutOf(question);
      const context = await contextOf(db, options);
      return activity === undefined ? null : readAnswers(db, context, activity, question, options);
    },
    async answersOf(db, question, ids, options) {
      const activity = layoutOf(question);
      return activity === undefined ? null : readAnswersOf(db, activity, question, ids, options);
    },
    async cells(db, table, options) {
      const activity = layoutOf(table);
      return activity === undefined ? null : readCells(db, activity, table.part, options);
    },
    async text(db, ref, part, range, options) {
      const activity = layoutOf(ref);
      return activity === undefined ? null : readText(db, activity, ref, part, range, options);
    },
    async image(db, ref) {
      const activity = layoutOf(ref);
      return activity === undefined ? null : findImage(db, activity, ref);
    },
  };
}
