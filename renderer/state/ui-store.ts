import { create } from 'zustand';
import type { SubmissionRef } from '#contract/grading';

export type Screen = 'welcome' | 'connect' | 'desk';
/** What lies beside the sidebar while a course is open. */
export type DeskView = 'grading' | 'database';
export type CareSection = 'course' | 'teachers' | 'speed' | 'passwords' | 'names';
export type Chip = 'awaiting' | 'new' | 'done' | 'all';

/** What would exist with the database unplugged. */
export interface UiState {
  /** The connect sheet lies over whatever is open. */
  connectOpen: boolean;
  /** The saved course whose connection is being changed; `null`: a new one. */
  editing: string | null;
  /** The course that waits for its password. */
  askingFor: string | null;
  view: DeskView;
  careSection: CareSection;
  /** `null`: the inbox, every activity together. */
  activity: string | null;
  chip: Chip;
  /** Where the reader was in each list, so that coming back means being there again. */
  places: Record<string, SubmissionRef>;
  dismissedNotices: string[];
  /** The submission whose answers are shown as they were typed, by `activity/id`. */
  showingRaw: string | null;
  openConnect(profileId?: string): void;
  closeConnect(): void;
  askPassword(profileId: string | null): void;
  openActivity(activity: string | null): void;
  openDatabase(section?: CareSection): void;
  filterBy(chip: Chip): void;
  select(ref: SubmissionRef): void;
  dismissNotice(key: string): void;
  toggleRaw(submission: string): void;
  /** Another course, another desk: nothing of the last one's places applies. */
  clearDesk(): void;
}

const freshDesk = {
  view: 'grading',
  careSection: 'course',
  activity: null,
  chip: 'awaiting',
  places: {},
} satisfies Partial<UiState>;

export const useUiStore = create<UiState>()((set) => ({
  connectOpen: false,
  editing: null,
  askingFor: null,
  ...freshDesk,
  dismissedNotices: [],
  openConnect: (profileId) => set({ connectOpen: true, editing: profileId ?? null }),
  closeConnect: () => set({ connectOpen: false, editing: null }),
  askPassword: (askingFor) => set({ askingFor }),
  openActivity: (activity) => set({ activity, view: 'grading' }),
  openDatabase: (section) =>
    set((state) => ({ view: 'database', careSection: section ?? state.careSection })),
  filterBy: (chip) => set({ chip }),
  select: (ref) => set((state) => ({ places: { ...state.places, [placeOf(state)]: ref } })),
  showingRaw: null,
  toggleRaw: (submission) =>
    set((state) => ({ showingRaw: state.showingRaw === submission ? null : submission })),
  dismissNotice: (key) => set((state) => ({ dismissedNotices: [...state.dismissedNotices, key] })),
  clearDesk: () => set(freshDesk),
}));

function placeOf({ activity, chip }: Pick<UiState, 'activity' | 'chip'>): string {
  return `${activity ?? ''}/${chip}`;
}

export function selectedRef(state: UiState): SubmissionRef | null {
  return state.places[placeOf(state)] ?? null;
}

/** An open course is the desk, also while its link is lost: what is on screen stays there. */
export function screenOf(state: Pick<UiState, 'connectOpen'>, courseIsOpen: boolean): Screen {
  if (state.connectOpen) return 'connect';
  return courseIsOpen ? 'desk' : 'welcome';
}
