import type { ConfirmedNames, LabelChange, LabelSheet } from '#contract/care-labels';
import type { ProfileFields } from '#contract/connections';
import type {
  Activity,
  PartDefinition,
  QueuePage,
  QueueQuery,
  Submission,
  SubmissionRef,
} from '#contract/grading';
import type { Database, Runner, RunOptions } from '../database/database.ts';
import type { AdvisedIndex } from './advised-index.ts';
import type { Catalog } from './catalog.ts';
import type { CourseObjects } from './course-objects.ts';

export interface Confidence {
  /** 0: not mine; 1: everything I know of is there. */
  score: number;
  /** What this database lacks: tables, and columns as `table.column`. */
  missing: string[];
  /** What is there but closed to this login, named the same way. */
  forbidden: string[];
}

export interface ImageSource {
  bytes: number;
  version: string;
  /** The image in pieces, in order; stops asking the server when the consumer stops. */
  chunks(): AsyncIterable<Uint8Array>;
}

export interface ReadOptions extends RunOptions {
  /** How far a question that takes its time has come; rows are an estimate. */
  onProgress?: (readRows: number, allRows: number) => void;
}

/** Bytes come over a COPY, which is half of what they take as text. */
export type ImageDatabase = Pick<Database, 'rows' | 'withClient'>;

export interface ImageRef extends SubmissionRef {
  image: string;
}

export interface ActivityDefinition {
  key: string;
  title: string;
  subtitle?: string;
  kind: Activity['kind'];
  parts: PartDefinition[];
  imageKeys: string[];
}

/** One way of writing an activity where feedback is filed, and how often it was. */
export interface Spelling {
  text: string;
  count: number;
}

export interface ActivityNames {
  /** Null gathers what no activity could be found for. */
  activity: string | null;
  /** Most frequent first. */
  spellings: Spelling[];
  /** What the next feedback should be filed under, so that the platform's own page finds it. */
  proposed: string | null;
}

/** One course's database, read through what its platform's tables mean. */
export interface PlatformReader {
  definitions(): ActivityDefinition[];
  activities(db: Runner, options?: ReadOptions): Promise<Activity[]>;
  /** How this database's feedback names each activity: to be confirmed before the first one is written. */
  activityNames(db: Runner, options?: ReadOptions): Promise<ActivityNames[]>;
  queue(db: Runner, query: QueueQuery, options?: ReadOptions): Promise<QueuePage>;
  /** `null`: no such submission. */
  submission(db: Runner, ref: SubmissionRef, options?: ReadOptions): Promise<Submission | null>;
  /** A further stretch of a long text answer, in characters from zero. `null`: no such answer. */
  text(
    db: Runner,
    ref: SubmissionRef,
    part: string,
    range: { from: number; length: number },
    options?: ReadOptions,
  ): Promise<string | null>;
  /** `null`: no such submission, or no such image in it. */
  image(db: ImageDatabase, ref: ImageRef): Promise<ImageSource | null>;
}

export type LabelledCourse = Pick<LabelSheet, 'activities' | 'unknown'>;

/** Titles and questions as a profile keeps them; only the platform knows their shape. */
export type Labels = Record<string, JsonValue>;
type JsonValue = NonNullable<ProfileFields['labels']>[string];

/** How a course words its activities; whatever cannot be understood of what is kept counts as nothing. */
export interface PlatformLabels {
  sheet(catalog: Catalog, labels: unknown): LabelledCourse;
  reworded(labels: unknown, change: LabelChange): Labels;
  named(labels: unknown, names: ConfirmedNames): Labels;
  /** The activities whose names in feedback somebody agreed to. */
  confirmed(labels: unknown): string[];
}

export interface Platform {
  id: string;
  title: string;
  detect(catalog: Catalog): Confidence;
  /** The platform's own tables, for the statements that grant, guard and index them. */
  objects(catalog: Catalog): CourseObjects;
  /** What makes reading a big course quick. */
  advisedIndexes(catalog: Catalog): readonly AdvisedIndex[];
  labels: PlatformLabels;
  /**
   * Only what the catalog says is there and readable is ever asked for.
   * `labels` is an admin's own titles and questions as the profile keeps them; a wrong shape throws a ZodError.
   */
  reader(catalog: Catalog, labels?: unknown): PlatformReader;
}
