import type {
  FeedbackChange,
  FeedbackConfirmed,
  FeedbackConflict,
  FeedbackRejected,
} from '#contract/feedback-delivery';

/** A change and the id that was taken for it; null where ids are the server's to choose, and for `edit` and `withdraw`. */
export interface Parcel {
  change: FeedbackChange;
  id: string | null;
  /** What `twins` said before it was sent. */
  twins?: readonly string[] | null;
}

/** The id belongs to another comment, or its time is not come: the server was restored. Nothing was written. */
export interface TakeAnotherId {
  outcome: 'take-another-id';
}

/** Nothing of the change is on the server, and nothing is under way. */
export interface Absent {
  outcome: 'absent';
}

export type Delivered = FeedbackConfirmed | FeedbackConflict | FeedbackRejected | TakeAnotherId;

/**
 * Changes of published feedback on their way into the open course's database. What ended is an outcome. What
 * throws is an AppError for which `outcomeOf` (main/database/errors.ts) says `retryable`: nothing happened, send it
 * again; `unknown`: it may have happened, `reconcile` it first; or whose code is `cancelled` or `not-connected`.
 */
export interface Delivery {
  /** What is wrong with a change before it is sent, or even queued; null: nothing that can be told from here. */
  check(change: FeedbackChange): FeedbackRejected | null;
  /**
   * Ids for `new` changes, to be stored before anything is sent: they make sending again harmless.
   * Null: this login may not choose ids, and `deliver` is given null.
   */
  takeIds(count: number): Promise<string[] | null>;
  /**
   * Where neither an id nor a ledger tells a comment from others, its words do: the comments that say the same before
   * it is sent, to be stored like an id. Null: they are of no use.
   */
  twins(change: FeedbackChange): Promise<string[] | null>;
  deliver(change: FeedbackChange, id: string | null, twins?: Parcel['twins']): Promise<Delivered>;
  /** Several in one transaction, outcomes in the same order; one that ends badly takes no other with it. */
  deliverAll(parcels: readonly Parcel[]): Promise<Delivered[]>;
  /** Finds out how an unknown one ended. Waits for what is still under way on the server. */
  reconcile(change: FeedbackChange, id: string | null, twins?: Parcel['twins']): Promise<Delivered | Absent>;
}
