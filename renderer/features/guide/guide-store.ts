import { create } from 'zustand';
import type { PageKey } from './guide-pages.ts';

interface GuideState {
  page: PageKey;
  /** How far down it was read: whoever goes to try something comes back to the same line. */
  top: number;
  turnTo(page: PageKey): void;
  readTo(top: number): void;
}

export const useGuideStore = create<GuideState>()((set) => ({
  page: 'teachers',
  top: 0,
  turnTo: (page) => set({ page, top: 0 }),
  readTo: (top) => set({ top }),
}));
