import { create } from 'zustand';

interface OutboxScreens {
  /** Which list lies over the desk. */
  open: 'outbox' | 'drafts' | 'exchange' | null;
  show(open: OutboxScreens['open']): void;
}

/** The lists of what is on this computer and not yet in the course. */
export const useOutboxScreens = create<OutboxScreens>()((set) => ({
  open: null,
  show: (open) => set({ open }),
}));
