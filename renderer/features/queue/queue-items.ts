import type { SubmissionRef, SubmissionSummary } from '#contract/grading';

interface Page {
  items: SubmissionSummary[];
}

export interface QueueItems {
  items: SubmissionSummary[];
  /** Where each row is, by `keyOf`. */
  indexes: ReadonlyMap<string, number>;
}

export function keyOf(ref: SubmissionRef): string {
  return `${ref.activity}/${ref.id}`;
}

/**
 * Pages as one list. A row that moved while pages were read may be in two of them; it is shown once.
 * Pages that only follow the known ones cost what they bring, however long the list already is.
 */
export function createCollector(): (pages: readonly Page[]) => QueueItems {
  let known: readonly Page[] = [];
  let items: SubmissionSummary[] = [];
  let indexes = new Map<string, number>();
  return (pages) => {
    if (!known.every((page, index) => page === pages[index])) {
      known = [];
      items = [];
      indexes = new Map();
    }
    const added: SubmissionSummary[] = [];
    for (const item of pages.slice(known.length).flatMap((page) => page.items)) {
      const key = keyOf(item.ref);
      if (indexes.has(key)) continue;
      indexes.set(key, items.length + added.length);
      added.push(item);
    }
    known = pages;
    if (added.length > 0) items = items.concat(added);
    return { items, indexes };
  };
}
