import { create } from 'zustand';
import type { Facilities } from '#contract/feedback';

interface Signing {
  /** What goes on once the person has said who writes; `null`: nobody is asked. */
  onSigned: (() => void) | null;
  ask(onSigned: () => void): void;
  close(): void;
}

/** A comment that keeps signatures waits for the first one. */
export const useSigning = create<Signing>()((set) => ({
  onSigned: null,
  ask: (onSigned) => set({ onSigned }),
  close: () => set({ onSigned: null }),
}));

/** Goes on at once, or as soon as somebody has said who writes here. */
export function onceSigned(facilities: Facilities | undefined, goOn: () => void): void {
  if (facilities?.authorNeeded) useSigning.getState().ask(goOn);
  else goOn();
}
