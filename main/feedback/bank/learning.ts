import { longestBankText } from '#contract/bank';
import type { FeedbackChange } from '#contract/feedback-delivery';
import { withoutName } from '#contract/first-name';
import type { OpenCourse } from '../../connections/open-course.ts';
import type { Log } from '../../logging/log.ts';
import type { BankStore, Lesson } from './bank-store.ts';

export interface LearningDeps {
  course(): OpenCourse;
  store(): Promise<BankStore>;
  onLearnt(): void;
  log: Log;
}

export interface Learning {
  /** Returns at once: nobody who publishes waits for the bank. */
  learn(change: FeedbackChange): void;
  /** Once everything there was to learn has been. */
  settled(): Promise<void>;
}

const gatherMs = 200;

/** Fills the bank from what is published: many at once are learnt in one go, and failing costs a count, no comment. */
export function createLearning({ course, store, onLearnt, log }: LearningDeps): Learning {
  let waiting: Extract<FeedbackChange, { kind: 'new' }>[] = [];
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<void> = Promise.resolve();

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    const changes = waiting;
    waiting = [];
    if (changes.length === 0) return;
    try {
      const { database, reader } = course();
      const found = await reader.summaries(
        database,
        changes.map(({ ref }) => ref),
      );
      const names = new Map(found.map(({ student }) => [student.id, student.name]));
      const lessons = new Map<string, Lesson>();
      for (const { text, student, activity, question = '' } of changes) {
        const plain = withoutName(text, names.get(student) ?? '');
        const key = JSON.stringify([plain, activity, question]);
        const times = (lessons.get(key)?.times ?? 0) + 1;
        lessons.set(key, { text: plain, activity, question, times });
      }
      await (await store()).learn([...lessons.values()]);
      onLearnt();
    } catch (error) {
      log.warn('The comment bank could not learn', { error });
    }
  }

  return {
    learn(change) {
      if (change.kind !== 'new' || change.text.length > longestBankText) return;
      waiting.push(change);
      timer ??= setTimeout(() => {
        last = last.then(flush);
      }, gatherMs);
    },
    async settled() {
      last = last.then(flush);
      await last;
    },
  };
}
