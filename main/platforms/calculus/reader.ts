import type { SubmissionRef } from '#contract/grading';
import type { Runner, RunOptions } from '../../database/database.ts';
import type { Catalog } from '../catalog.ts';
import type { ActivityDefinition, PlatformReader } from '../platform.ts';
import { readCounts } from './counts-queries.ts';
import { findImage } from './image-queries.ts';
import type { LabelOverrides } from './labels.ts';
import { type ActivityLayout, courseLayout } from './layout.ts';
import { readQueue } from './queue-queries.ts';
import { groupSpellings, readSpellings } from './spellings.ts';
import type { CourseContext } from './states.ts';
import { readSubmission, readText } from './submission-queries.ts';

export function createReader(catalog: Catalog, labels: LabelOverrides): PlatformReader {
  const layout = courseLayout(catalog, labels);
  const definitions = layout.activities.map(({ spec }): ActivityDefinition => {
    const { key, title, subtitle, kind, parts } = spec;
    return {
      key,
      title,
      ...(subtitle === undefined ? {} : { subtitle }),
      kind,
      parts: parts.map((part) => ({ key: part.key, label: part.label, kind: part.kind })),
      imageKeys: parts.flatMap((part) =>
        part.kind === 'images' ? part.images.map((image) => image.key) : [],
      ),
    };
  });

  async function activityNames(db: Runner, options?: RunOptions) {
    return groupSpellings(await readSpellings(db, layout.feedback, options), labels);
  }

  async function contextOf(db: Runner, options?: RunOptions): Promise<CourseContext> {
    const names = await activityNames(db, options);
    return {
      layout,
      names: new Map(
        names.flatMap(({ activity, spellings }) =>
          activity === null ? [] : [[activity, spellings.map(({ text }) => text)]],
        ),
      ),
    };
  }

  function layoutOf(ref: SubmissionRef): ActivityLayout | undefined {
    return layout.activities.find(({ spec }) => spec.key === ref.activity);
  }

  return {
    definitions: () => definitions,
    activityNames,
    async activities(db, options) {
      const counts = await readCounts(db, await contextOf(db, options), layout.activities, options);
      const none = { total: 0, awaiting: 0, newSinceReview: 0, reviewed: 0, reviewedWithoutComment: 0 };
      return definitions.map(({ imageKeys: _imageKeys, ...definition }) => ({
        ...definition,
        counts: counts.get(definition.key) ?? none,
      }));
    },
    async queue(db, query, options) {
      return readQueue(db, await contextOf(db, options), query, options);
    },
    async submission(db, ref, options) {
      const activity = layoutOf(ref);
      return activity === undefined
        ? null
        : readSubmission(db, await contextOf(db, options), activity, ref, options);
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
