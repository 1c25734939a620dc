import type {
  Activity,
  PartDefinition,
  QueuePage,
  QueueQuery,
  Submission,
  SubmissionRef,
} from '#contract/grading';
import type { Runner } from '../database/database.ts';
import type { Catalog } from './catalog.ts';

export interface Confidence {
  /** 0: not mine; 1: everything I know of is there. */
  score: number;
  /** What this database lacks, in words for a person: tables and columns by name. */
  missing: string[];
}

export interface ImageSource {
  bytes: number;
  version: string;
  /** The image in pieces, in order; stops asking the server when the consumer stops. */
  chunks(): AsyncIterable<Uint8Array>;
}

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

/** One course's database, read through what its platform's tables mean. */
export interface PlatformReader {
  definitions(): ActivityDefinition[];
  activities(db: Runner): Promise<Activity[]>;
  queue(db: Runner, query: QueueQuery): Promise<QueuePage>;
  /** `null`: no such submission. */
  submission(db: Runner, ref: SubmissionRef): Promise<Submission | null>;
  /** `null`: no such submission, or no such image in it. */
  image(db: Runner, ref: ImageRef): Promise<ImageSource | null>;
}

export interface Platform {
  id: string;
  title: string;
  detect(catalog: Catalog): Confidence;
  /** Only what the catalog says is there and readable is ever asked for. */
  reader(catalog: Catalog): PlatformReader;
}
