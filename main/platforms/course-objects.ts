/** A table as the catalog names it, nothing quoted. */
export interface ObjectName {
  schema: string;
  name: string;
}

export interface ReadableTable extends ObjectName {
  /** The columns grading reads; `all` only where none of them, now or later, is a secret. */
  columns: readonly string[] | 'all';
}

/** Where feedback is kept, and what its columns mean. */
export interface FeedbackTable extends ObjectName {
  columns: { id: string; student: string; activity: string; comment: string; written: string };
}

/**
 * What a platform tells of its own objects, for the statements that grant, guard and index them.
 * Whatever is missing in this database is left out.
 */
export interface CourseObjects {
  /** `null`: comments cannot be published here. */
  feedback: FeedbackTable | null;
  /** Every table grading reads, feedback among them. */
  readable: readonly ReadableTable[];
  /** Where the platform keeps its students' passwords. */
  passwords: (ObjectName & { column: string }) | null;
}
