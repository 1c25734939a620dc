import { create } from 'zustand';

interface OutboxScreens {
  /** Which list lies over the desk. */
  open: 'outbox' | 'drafts' | 'exchange' | null;
  /** The item whose conflict the person decides. */
  deciding: string | null;
  show(open: OutboxScreens['open']): void;
  decide(item: string | null): void;
}

/** The lists of what is on this computer and not yet in the course. */
export const useOutboxScreens = create<OutboxScreens>()((set) => ({
  open: null,
  deciding: null,
  show: (open) => set({ open }),
  decide: (deciding) => set({ deciding }),
}));
