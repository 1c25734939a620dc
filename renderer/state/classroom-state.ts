import type { QuestionRef } from '#contract/classroom';
import type { SubmissionRef } from '#contract/grading';

/** One student's work, looked at beside the list, which keeps its place meanwhile. */
export interface Aside {
  student: string;
  /** `null`: their latest, as soon as it is known. */
  ref: SubmissionRef | null;
  /** Where leaving it leads back to. */
  from: 'grading' | 'grid' | 'questions';
}

/** Where somebody was among the class, so that coming back means being there again. */
export interface ClassroomState {
  aside: Aside | null;
  grid: { search: string; row: number; column: number };
  question: QuestionRef | null;
  /** Of the question's stacks: which one, whether it is open, and the answer in it. */
  stack: { index: number; open: boolean; member: number };
  /** Only what nobody has reviewed yet. */
  onlyAwaiting: boolean;
  /** Answers that a stack's comment is not for, by `activity/id`. */
  leftOut: string[];
  /** How far a number may be from the class's median before it is marked, as a share of it. */
  tolerance: number;
  /** Each cell of a table tells what the class wrote there. */
  classShown: boolean;
  openStudent(student: string, ref?: SubmissionRef | null): void;
  leaveStudent(): void;
  openGrid(): void;
  openQuestions(question?: QuestionRef): void;
  placeInGrid(place: Partial<ClassroomState['grid']>): void;
  placeInStacks(place: Partial<ClassroomState['stack']>): void;
  showReviewed(shown: boolean): void;
  leaveOut(submission: string): void;
  tolerate(tolerance: number): void;
  showClass(shown: boolean): void;
}

/** As many as a desk remembers. */
const mostLeftOut = 5000;

export const freshClassroom = {
  aside: null,
  grid: { search: '', row: 0, column: 0 },
  question: null,
  stack: { index: 0, open: false, member: 0 },
  onlyAwaiting: true,
  leftOut: [],
  tolerance: 0.1,
  classShown: false,
} satisfies Partial<ClassroomState>;

type Within = ClassroomState & { view: string };
type Change = Partial<ClassroomState> & { view?: Aside['from'] };
type SetState = (change: Change | ((state: Within) => Change)) => void;

export function createClassroomState(set: SetState): ClassroomState {
  return {
    ...freshClassroom,
    openStudent: (student, ref = null) =>
      set(({ view, aside }) => ({
        view: 'grading',
        aside: {
          student,
          ref,
          from: aside?.from ?? (view === 'grid' || view === 'questions' ? view : 'grading'),
        },
      })),
    leaveStudent: () => set(({ aside }) => (aside === null ? {} : { aside: null, view: aside.from })),
    openGrid: () => set({ view: 'grid', aside: null }),
    openQuestions: (question) =>
      set((state) => {
        const isNew = question !== undefined && !isSameQuestion(question, state.question);
        return {
          view: 'questions',
          aside: null,
          ...(isNew ? { question, stack: freshClassroom.stack } : {}),
        };
      }),
    placeInGrid: (place) => set(({ grid }) => ({ grid: { ...grid, ...place } })),
    placeInStacks: (place) => set(({ stack }) => ({ stack: { ...stack, ...place } })),
    showReviewed: (shown) => set({ onlyAwaiting: !shown, stack: freshClassroom.stack }),
    leaveOut: (submission) =>
      set(({ leftOut }) => ({
        leftOut: leftOut.includes(submission)
          ? leftOut.filter((other) => other !== submission)
          : [...leftOut.slice(1 - mostLeftOut), submission],
      })),
    tolerate: (tolerance) => set({ tolerance }),
    showClass: (classShown) => set({ classShown }),
  };
}

export function isSameQuestion(one: QuestionRef | null, other: QuestionRef | null): boolean {
  return questionKey(one) === questionKey(other);
}

export function questionKey(question: QuestionRef | null): string {
  if (question === null) return '';
  const { activity, part, cell } = question;
  return [activity, part, ...(cell === undefined ? [] : [cell.row, cell.column])].join('/');
}
