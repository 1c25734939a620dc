import type { ConfirmedNames, LabelChange, LabelSheet } from '#contract/care-labels';
import type { ProfileFields } from '#contract/connections';
import type {
  Activity,
  FeedbackEntry,
  PartDefinition,
  QueuePage,
  QueueQuery,
  Student,
  Submission,
  SubmissionRef,
  SubmissionState,
  SubmissionSummary,
} from '#contract/grading';
import type { Database, Runner, RunOptions } from '../database/database.ts';
import type { AdvisedIndex } from './advised-index.ts';
import type { Catalog } from './catalog.ts';
import type { CourseObjects } from './course-objects.ts';
import type { PlatformWriter } from './writer.ts';

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

/** Everything of one student, oldest first; comments newest first. */
export interface StudentWork {
  student: Student;
  submissions: SubmissionSummary[];
  feedback: FeedbackEntry[];
}

export interface GridQuery {
  /** All of its words in the student's name or address. */
  search?: string;
  /** In an order that tells nothing about the names. */
  nameless?: boolean;
  cursor?: string;
  limit: number;
}

/** The latest attempt of one student in one activity. */
export interface GridCell {
  ref: SubmissionRef;
  attempts: number;
  state: SubmissionState;
}

export interface GridPage {
  /** Students by family name; `cells` by activity, those without an attempt left out. */
  rows: { student: Student; cells: Record<string, GridCell> }[];
  next: string | null;
  total: number;
}

/** A text question, or one cell of a table, counted from zero. */
export interface QuestionRef {
  activity: string;
  part: string;
  cell?: { row: number; column: number };
}

/** What one submission answers to a question. */
export interface AnswerText {
  id: string;
  /** The beginning of a long answer. */
  text: string;
  /** Characters of the whole answer. */
  length: number;
}

/** Latest attempts whose answer to one question is the same text, letter by letter. */
export interface AnswerGroup {
  /** The beginning of a long answer. */
  text: string;
  /** Characters of the whole answer. */
  length: number;
  members: { id: string; state: SubmissionState }[];
}

export interface AnswerGroups {
  /** Most frequent first. */
  groups: AnswerGroup[];
  /** False where there were too many different answers to be shown. */
  complete: boolean;
}

/** For each row and column of a table: what the class wrote there, most frequent first. */
export type CellValues = { value: string; count: number }[][][];

/** One course's database, read through what its platform's tables mean. */
export interface PlatformReader {
  definitions(): ActivityDefinition[];
  activities(db: Runner, options?: ReadOptions): Promise<Activity[]>;
  /** How this database's feedback names each activity: to be confirmed before the first one is written. */
  activityNames(db: Runner, options?: ReadOptions): Promise<ActivityNames[]>;
  queue(db: Runner, query: QueueQuery, options?: ReadOptions): Promise<QueuePage>;
  /** `null`: no such submission. */
  submission(db: Runner, ref: SubmissionRef, options?: ReadOptions): Promise<Submission | null>;
  /** What a list shows of these submissions, in this order; those that are gone are left out. */
  summaries(db: Runner, refs: readonly SubmissionRef[], options?: ReadOptions): Promise<SubmissionSummary[]>;
  /** `null`: nobody of this address, and nothing handed in under it. */
  student(db: Runner, email: string, options?: ReadOptions): Promise<StudentWork | null>;
  /** Students × activities. */
  grid(db: Runner, query: GridQuery, options?: ReadOptions): Promise<GridPage>;
  /** One text question, or one cell of a table, across the class. `null`: no such question. */
  answers(db: Runner, question: QuestionRef, options?: ReadOptions): Promise<AnswerGroups | null>;
  /** What these submissions answer to it; those that are gone are left out. `null`: no such question. */
  answersOf(
    db: Runner,
    question: QuestionRef,
    ids: readonly string[],
    options?: ReadOptions,
  ): Promise<AnswerText[] | null>;
  /** A table across the class. `null`: no such table. */
  cells(
    db: Runner,
    table: { activity: string; part: string },
    options?: ReadOptions,
  ): Promise<CellValues | null>;
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
  /** Labels nobody can understand count as none. */
  writer(catalog: Catalog, labels?: unknown): PlatformWriter;
}
