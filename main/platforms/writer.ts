import type { SubmissionRef } from '#contract/grading';
import type { Runner } from '../database/database.ts';

/** A comment as it stands in the platform's table. */
export interface StandingComment {
  id: string;
  /** Changes with every change of the row; null where this login cannot read it. */
  version: string | null;
  student: string | null;
  /** The string it is filed under, and the activity that means; null: none of ours. */
  filedAs: string;
  activity: string | null;
  text: string;
  /** Null: nobody signed for it. */
  author: string | null;
  /** The server's wall clock; null where there is no date. */
  writtenAt: string | null;
  /** The same moment as Tiza's own tables keep it. */
  written: string;
}

export interface NewComment {
  /** Null: the server chooses. */
  id: string | null;
  student: string;
  filedAs: string;
  text: string;
}

/** Which comment is meant, and as what: nothing else is ever changed. */
export interface ExpectedComment {
  id: string;
  version: string | null;
  student: string;
  text: string;
}

/** A comment as a list of them shows it. */
export interface ListedComment {
  id: string;
  student: string;
  name: string;
  activity: string | null;
  filedAs: string;
  text: string;
  author: string | null;
  writtenAt: string | null;
}

/** The attempt a comment about an activity is meant for. */
export interface LatestAttempt {
  ref: SubmissionRef;
  student: string;
  name: string;
  submittedAt: string | null;
}

export interface HandedIn {
  ref: SubmissionRef;
  /** Empty where nobody is known to have handed it in. */
  student: string;
  /** The moment, as Tiza's own tables keep it. */
  submitted: string;
}

/** Changes one course's comments, through what its platform's tables mean. Every method is one statement. */
export interface PlatformWriter {
  /** The platform's table of comments, quoted; null where there is none that comments can be written to. */
  table: string | null;
  /** What this activity's comments are filed under from now on; null until somebody confirmed it. */
  filedAs(activity: string): string | null;
  /** Which activity a string means. */
  activityOf(filedAs: string): string | null;
  /** Whether this login may say which id a comment gets. */
  choosesIds(db: Runner): Promise<boolean>;
  /** Null: it may not. */
  takeIds(db: Runner, count: number): Promise<string[] | null>;
  /** Those with these ids and all of these students, newest first. */
  comments(
    db: Runner,
    which: { ids?: readonly string[]; students?: readonly string[] },
  ): Promise<StandingComment[]>;
  /**
   * Those whose id is taken, or has not been given out yet, are left out; the rest comes in any order. One whose id
   * the server chooses comes alone.
   */
  insert(db: Runner, comments: readonly NewComment[]): Promise<StandingComment[]>;
  /** Null: it is not there, or not as expected, or this login may not. */
  update(db: Runner, expected: ExpectedComment, text: string): Promise<StandingComment | null>;
  /** False: it is not there, or not as expected, or this login may not. */
  remove(db: Runner, expected: ExpectedComment): Promise<boolean>;
  /** Those that are gone are left out. */
  handedIn(db: Runner, refs: readonly SubmissionRef[]): Promise<HandedIn[]>;
  /** Every comment, oldest id first, page by page. */
  listed(db: Runner, page: { after: string | null; limit: number }): Promise<ListedComment[]>;
  /** The latest attempt of each of these students in one activity; those with none are left out. */
  latestAttempts(db: Runner, activity: string, students: readonly string[]): Promise<LatestAttempt[]>;
  /** Which of these addresses the platform knows, as it writes them; case aside. */
  knownStudents(db: Runner, addresses: readonly string[]): Promise<string[]>;
}
