import type { KeptDraft } from '#contract/journal-drafts';

/** What a draft is of, apart from a comment on one submission, which goes by the submission's own key. */
const prefixes = {
  edit: 'rewording',
  merge: 'merge',
  note: 'note',
  many: 'many',
  class: 'class',
} as const;

export type DraftKind = 'comment' | (typeof prefixes)[keyof typeof prefixes];

export function draftKind({ key, about }: Pick<KeptDraft, 'key' | 'about'>): DraftKind {
  const [prefix = ''] = key.split('/', 1);
  if (Object.hasOwn(prefixes, prefix)) return prefixes[prefix as keyof typeof prefixes];
  return about.editing === null ? 'comment' : 'rewording';
}

/** The draft is the comment on one submission, of this activity where one is given. */
export function isCommentKey(key: string, activity: string | null): boolean {
  const [prefix = ''] = key.split('/', 1);
  if (Object.hasOwn(prefixes, prefix) || prefix === 'back') return false;
  return activity === null || prefix === activity;
}

export const mergeKey = (item: string) => `merge/${item}`;

/** The item a text of both is about. */
export function mergedItem(key: string): string {
  return key.slice('merge/'.length);
}
