import { create } from 'zustand';
import type { ArrivedLink } from '#contract/links';

export type SubmissionLink = Extract<ArrivedLink, { kind: 'submission' }>;

interface LinkState {
  /** What has just arrived and waits for somebody to be told or asked. */
  arrived: ArrivedLink | null;
  /** Agreed to: opened as soon as its course is there. */
  going: SubmissionLink | null;
}

export const useLinkStore = create<LinkState>()(() => ({ arrived: null, going: null }));
