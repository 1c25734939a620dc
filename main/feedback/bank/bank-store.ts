export interface BankUse {
  activity: string;
  question: string;
  times: number;
}

/** A comment to use again, as it is kept. */
export interface StoredComment {
  id: string;
  text: string;
  mine: boolean;
  author: string;
  shared: boolean;
  pinned: boolean;
  forgotten: boolean;
  uses: BankUse[];
}

export interface Lesson extends BankUse {
  text: string;
}

/** Where one course's bank is kept. What is one's own is found by its text as well as by its id. */
export interface BankStore {
  /** One's own, and what colleagues share; the newest first. */
  all(): Promise<StoredComment[]>;
  /** Under this id, unless the same text is there under another one. */
  add(comments: readonly Pick<StoredComment, 'id' | 'text' | 'shared' | 'pinned'>[]): Promise<void>;
  /** One's own alone. */
  change(
    id: string,
    to: Partial<Pick<StoredComment, 'text' | 'shared' | 'pinned' | 'forgotten'>>,
  ): Promise<void>;
  /** Remembers what was published, and how often and where. */
  learn(lessons: readonly Lesson[]): Promise<void>;
}
