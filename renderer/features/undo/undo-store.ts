import { create } from 'zustand';

export interface Said {
  id: number;
  /** What happened, as a sentence. */
  text: string;
  tone: 'calm' | 'bad';
  /** Until when taking it back costs nothing, in milliseconds since 1970. */
  freeUntil?: number | undefined;
  /** Another way to go on, beside taking it back. */
  other?: { label: string; run: () => void } | undefined;
  undoable: boolean;
}

interface Step {
  id: number;
  undo: () => Promise<void> | void;
}

export interface SayOptions {
  tone?: Said['tone'];
  undo?: Step['undo'];
  freeUntil?: number;
  other?: Said['other'];
}

interface UndoState {
  /** What is being told on screen, oldest first. */
  said: Said[];
  /** What can be taken back, oldest first; long after it was told. */
  steps: Step[];
  /** Tells what happened; with `undo` it can be taken back from then on. */
  say(text: string, options?: SayOptions): number;
  dismiss(id: number): void;
  /** Takes the step out: whoever has it takes it back. */
  takeStep(id?: number): Step | undefined;
  /** No more of what was said, such as names that are hidden now; it can be taken back as before. */
  hush(): void;
  clear(): void;
}

const mostSaid = 3;
const mostSteps = 100;
let lastId = 0;

/** Everything done on the desk that can be taken back, in the order it was done. */
export const useUndoStore = create<UndoState>()((set, get) => ({
  said: [],
  steps: [],
  say(text, { tone = 'calm', undo, freeUntil, other } = {}) {
    lastId += 1;
    const id = lastId;
    const said: Said = { id, text, tone, freeUntil, other, undoable: undo !== undefined };
    set((state) => ({
      said: [...state.said, said].slice(-mostSaid),
      steps: undo === undefined ? state.steps : [...state.steps, { id, undo }].slice(-mostSteps),
    }));
    return id;
  },
  dismiss: (id) => set(({ said }) => ({ said: said.filter((each) => each.id !== id) })),
  takeStep(id) {
    const { steps } = get();
    const step = id === undefined ? steps.at(-1) : steps.find((each) => each.id === id);
    if (step === undefined) return undefined;
    set({ steps: steps.filter((each) => each !== step) });
    get().dismiss(step.id);
    return step;
  },
  hush: () => set({ said: [] }),
  clear: () => set({ said: [], steps: [] }),
}));
