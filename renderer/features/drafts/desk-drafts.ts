import type { DraftAbout, KeptDraft } from '#contract/journal-drafts';
import { tiza } from '../../api/client.ts';
import { drawAfterPaint } from '../../components/after-paint.ts';
import { createDraftKeeper } from './draft-keeper.ts';

/** Where a text is being written, and about what. */
export interface DraftAddress {
  course: string;
  /** `foro3/42`, `edit/17`. */
  key: string;
  about: DraftAbout;
  /** What was said before is not here yet: `about.seen` is to follow. */
  early?: boolean;
}

const addresses = new Map<string, DraftAddress>();

// Main keeps apart what is typed without knowing what else came into the box; so each time somebody begins to type
// is a page of its own, which says what page was read last.
const lastPages = new Map<string, string>();
const pages = new Map<string, { page: string; from: string | undefined }>();

/** Outlives every component: a screen that breaks, a course that is left or a link that is lost takes no word with it. */
export const deskDrafts = createDraftKeeper({
  // Its box is emptied once what follows it is on screen.
  later: drawAfterPaint,
  async write(place, text) {
    const address = addresses.get(place);
    if (address === undefined) return;
    // Blanks alone are nobody's draft.
    const { course, key, about } = address;
    await tiza.journal.keep({
      ...{ course, key, about, ...pages.get(place) },
      text: text.trim() === '' ? '' : text,
    });
  },
});

export function placeOfDraft({ course, key }: Pick<DraftAddress, 'course' | 'key'>): string {
  return `${course}\n${key}`;
}

export function typeDraft(address: DraftAddress, text: string): void {
  const place = placeOfDraft(address);
  // What the writer had before their eyes when they began does not change while they write.
  const begun = deskDrafts.textAt(place) !== undefined && addresses.get(place)?.early !== true;
  if (!begun) addresses.set(place, address);
  if (!pages.has(place)) pages.set(place, { page: crypto.randomUUID(), from: lastPages.get(place) });
  deskDrafts.type(place, text);
}

/** These words are in their box, or are about to be: whoever types there goes on from them. */
export function readDraft(course: string, { key, page }: KeptDraft): void {
  if (page !== undefined) lastPages.set(placeOfDraft({ course, key }), page);
}

export function forgetDraft(address: Pick<DraftAddress, 'course' | 'key'>): void {
  const place = placeOfDraft(address);
  addresses.delete(place);
  const typed = pages.get(place);
  if (typed !== undefined) lastPages.set(place, typed.page);
  pages.delete(place);
  deskDrafts.forget(place);
}

export function addressOf(place: string): DraftAddress | undefined {
  return addresses.get(place);
}

/** Nobody says beforehand that a window goes away: whenever it could, what waits is written. */
export function keepWhenLeaving(): () => void {
  const flush = () => void deskDrafts.flush();
  const hidden = () => document.hidden && flush();
  window.addEventListener('blur', flush);
  window.addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', hidden);
  return () => {
    window.removeEventListener('blur', flush);
    window.removeEventListener('pagehide', flush);
    document.removeEventListener('visibilitychange', hidden);
  };
}
