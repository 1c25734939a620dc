import { create } from 'zustand';
import type { DeskMemory } from '#contract/desk-memory';
import type { SubmissionRef } from '#contract/grading';
import { type ClassroomState, createClassroomState, freshClassroom } from './classroom-state.ts';
import { type Filters, filtersInUse, type Narrowing } from './list-filters.ts';

export type Screen = 'welcome' | 'connect' | 'desk';
/** What lies beside the sidebar while a course is open. */
export type DeskView = 'grading' | 'grid' | 'questions' | 'database' | 'backups' | 'publishing';
export type CareSection = 'course' | 'teachers' | 'speed' | 'passwords' | 'names';
/** What lies over everything else. */
export type Overlay = 'palette' | 'keys' | 'change-keys' | 'settings' | 'guide';
/** What is asked on the backups' screen. */
export type BackupAsk = 'back-up' | 'restore' | 'keeping' | 'retention' | 'move';
export type Chip = DeskMemory['chip'];
export type Order = DeskMemory['order'];

/** What would exist with the database unplugged. */
export interface UiState extends ClassroomState {
  /** The connect sheet lies over whatever is open. */
  connectOpen: boolean;
  /** The saved course whose connection is being changed; `null`: a new one. */
  editing: string | null;
  /** The course that waits for its password. */
  askingFor: string | null;
  overlay: Overlay | null;
  view: DeskView;
  careSection: CareSection;
  backupAsk: BackupAsk | null;
  /** `null`: the inbox, every activity together. */
  activity: string | null;
  chip: Chip;
  order: Order;
  filters: Filters;
  /** Until when each activity could be handed in, on the server's clock. */
  deadlines: Record<string, string>;
  search: string;
  namesHidden: boolean;
  /** Where the reader was in each list, so that coming back means being there again. */
  places: Record<string, SubmissionRef>;
  tops: Record<string, number>;
  /** Quarter turns of images, by `activity/id/image`. */
  turns: Record<string, number>;
  dismissedNotices: string[];
  /** The submission whose answers are shown as they were typed, by `activity/id`. */
  showingRaw: string | null;
  /** Submissions are shown with what changed since the attempt before. */
  comparing: boolean;
  /** Somebody is being shown around the desk. */
  touring: boolean;
  tour(touring: boolean): void;
  toggleComparing(): void;
  lay(overlay: Overlay | null): void;
  openConnect(profileId?: string): void;
  closeConnect(): void;
  askPassword(profileId: string | null): void;
  openActivity(activity: string | null): void;
  openDatabase(section?: CareSection): void;
  openPublishing(): void;
  /** Without a question, the list alone. */
  openBackups(ask: BackupAsk | null): void;
  filterBy(chip: Chip): void;
  orderBy(order: Order): void;
  /** What the list is narrowed to; what is not given stays. */
  narrow(to: { search?: string; filters?: Filters }): void;
  setDeadline(activity: string, deadline: string | undefined): void;
  toggleNames(): void;
  select(ref: SubmissionRef): void;
  /** Wherever it is, whatever the list is narrowed to. */
  goTo(ref: SubmissionRef): void;
  leaveAt(list: string, top: number): void;
  turn(image: string): void;
  dismissNotice(key: string): void;
  toggleRaw(submission: string): void;
  /** Another course, another desk: nothing of the last one's places applies. */
  clearDesk(): void;
}

const freshDesk = {
  view: 'grading',
  careSection: 'course',
  backupAsk: null,
  activity: null,
  chip: 'awaiting',
  order: 'newest',
  filters: {},
  deadlines: {},
  search: '',
  namesHidden: false,
  places: {},
  tops: {},
  turns: {},
  touring: false,
  ...freshClassroom,
} satisfies Partial<UiState>;

export const useUiStore = create<UiState>()((set) => ({
  connectOpen: false,
  editing: null,
  askingFor: null,
  overlay: null,
  ...createClassroomState(set),
  ...freshDesk,
  dismissedNotices: [],
  lay: (overlay) => set({ overlay }),
  openConnect: (profileId) => set({ connectOpen: true, editing: profileId ?? null }),
  closeConnect: () => set({ connectOpen: false, editing: null }),
  askPassword: (askingFor) => set({ askingFor }),
  openActivity: (activity) => set({ activity, view: 'grading', aside: null }),
  openPublishing: () => set({ view: 'publishing', aside: null }),
  openBackups: (backupAsk) => set({ view: 'backups', backupAsk }),
  openDatabase: (section) =>
    set((state) => ({ view: 'database', careSection: section ?? state.careSection })),
  filterBy: (chip) => set({ chip }),
  orderBy: (order) => set({ order, tops: {} }),
  narrow: (to) => set((state) => ({ ...to, ...wholeLists(state) })),
  setDeadline: (activity, deadline) =>
    set((state) => {
      const { [activity]: _before, ...others } = state.deadlines;
      const deadlines = deadline === undefined ? others : { ...others, [activity]: deadline };
      return { deadlines, ...wholeLists(state) };
    }),
  toggleNames: () => set((state) => ({ namesHidden: !state.namesHidden })),
  select: (ref) => set((state) => ({ aside: null, places: { ...state.places, [placeOf(state)]: ref } })),
  goTo: (ref) =>
    set((state) => {
      const list = { activity: ref.activity, chip: 'all', search: '', filters: {} } as const;
      const place = placeOf({ ...list, deadlines: {} });
      return { view: 'grading', aside: null, ...list, places: { ...state.places, [place]: ref } };
    }),
  turn: (image) => set(({ turns }) => ({ turns: turned(turns, image) })),
  leaveAt: (list, top) => set((state) => ({ tops: { ...state.tops, [list]: top } })),
  showingRaw: null,
  comparing: false,
  tour: (touring) => set({ touring }),
  toggleComparing: () => set((state) => ({ comparing: !state.comparing })),
  toggleRaw: (submission) =>
    set((state) => ({ showingRaw: state.showingRaw === submission ? null : submission })),
  dismissNotice: (key) => set((state) => ({ dismissedNotices: [...state.dismissedNotices, key] })),
  clearDesk: () => set(freshDesk),
}));

/** Which list is on screen. A narrowed one is another than the whole. */
export function placeOf(state: Pick<UiState, 'chip' | 'search'> & Narrowing): string {
  return `${state.activity ?? ''}/${state.chip}${isNarrowed(state) ? '?' : ''}`;
}

export function isNarrowed(state: Pick<UiState, 'search'> & Narrowing): boolean {
  return state.search !== '' || Object.keys(filtersInUse(state)).length > 0;
}

/** Narrowed differently, a list begins anew; the whole ones stay where they were. */
function wholeLists({ places, tops }: Pick<UiState, 'places' | 'tops'>): Pick<UiState, 'places' | 'tops'> {
  const whole = <Value>(all: Record<string, Value>) =>
    Object.fromEntries(Object.entries(all).filter(([list]) => !list.endsWith('?')));
  return { places: whole(places), tops: whole(tops) };
}

export function selectedRef(state: UiState): SubmissionRef | null {
  return state.places[placeOf(state)] ?? null;
}

/** An open course is the desk, also while its link is lost: what is on screen stays there. */
export function screenOf(state: Pick<UiState, 'connectOpen'>, courseIsOpen: boolean): Screen {
  if (state.connectOpen) return 'connect';
  return courseIsOpen ? 'desk' : 'welcome';
}

const mostTurned = 1000;

/** A quarter to the right; upright again is nothing to remember. */
function turned(turns: Record<string, number>, image: string): Record<string, number> {
  const { [image]: before = 0, ...others } = turns;
  const quarters = (before + 1) % 4;
  if (quarters === 0) return others;
  return Object.fromEntries([...Object.entries(others).slice(1 - mostTurned), [image, quarters]]);
}
