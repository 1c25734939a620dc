import type { BackupJob } from '#contract/backups';
import type { Log } from '../../logging/log.ts';
import type { Texts } from '../../texts/texts.ts';
import type { Subject } from '../subject.ts';
import type { BackupMemory } from './memory.ts';
import type { Passphrases } from './passphrases.ts';
import { expiryReminder, isDue, localDay } from './schedule.ts';
import { readShelf } from './shelf.ts';

export interface Notification {
  title: string;
  body: string;
}

export interface RemindersDeps {
  /** The open course, if it can be asked now. */
  subject(): Subject | null;
  memory: BackupMemory;
  passphrases: Pick<Passphrases, 'isKnown'>;
  /** Resolves with how it ended; `null`: another job is under way. */
  backUp(subject: Subject): Promise<BackupJob | null>;
  notify(notification: Notification): void;
  texts(): Texts['backups'];
  log: Log;
  now?: () => Date;
}

export interface Reminders {
  /** Looks whether something is due, as after waking up; each thing is said once. */
  look(): Promise<void>;
  stop(): void;
}

const everyMs = 5 * 60 * 1000;

const filled = (text: string, gaps: Record<string, string | number>) =>
  text.replace(/\{(\w+)\}/g, (_, gap: string) => String(gaps[gap] ?? ''));

/** While the app is open it sees to the daily backup and to the day on which a host ends its database. */
export function createReminders(deps: RemindersDeps): Reminders {
  const { subject: open, memory, passphrases, backUp, notify, texts, log, now = () => new Date() } = deps;
  let looking: Promise<void> | null = null;

  async function once(course: string, key: string, notification: Notification): Promise<void> {
    if (memory.of(course).reminded.includes(key)) return;
    await memory.update(course, (current) => ({ ...current, reminded: [...current.reminded, key] }));
    notify(notification);
  }

  async function remindOfExpiry({ id, name }: Subject['course']): Promise<void> {
    const due = expiryReminder(memory.choices(id).expiresOn, now(), memory.of(id).reminded);
    if (due === null) return;
    const words = texts();
    const body = due.days === 0 ? words.expiresToday : filled(words.expiresIn, { days: due.days });
    await once(id, due.key, { title: filled(words.expiresTitle, { course: name }), body });
  }

  async function seeToBackup(subject: Subject): Promise<void> {
    const { id, name } = subject.course;
    const choices = memory.choices(id);
    const { items } = await readShelf(choices.folder, id);
    if (!isDue(choices, items, memory.of(id).lastAttempt, subject.now())) return;
    const words = texts();
    const title = filled(words.dueTitle, { course: name });
    const today = `due ${localDay(now())}`;
    if (choices.schedule === 'remind') return once(id, today, { title, body: words.dueBody });
    if (choices.encrypt && !passphrases.isKnown(id)) {
      return once(id, today, { title, body: words.duePassphrase });
    }
    const job = await backUp(subject);
    if (job === null || job.state === 'cancelled') return;
    const [as, body] =
      job.state !== 'done'
        ? [words.failedTitle, words.failedBody]
        : job.drill?.outcome === 'same'
          ? [words.doneTitle, words.doneBody]
          : [words.untriedTitle, words.untriedBody];
    notify({ title: filled(as, { course: name }), body });
  }

  async function look(): Promise<void> {
    const subject = open();
    if (subject === null) return;
    await remindOfExpiry(subject.course);
    await seeToBackup(subject);
  }

  function lookOnce(): Promise<void> {
    looking ??= look()
      .catch((error: unknown) => log.warn('Could not see to the backups', { error }))
      .finally(() => {
        looking = null;
      });
    return looking;
  }

  // A timer that slept with the laptop goes off late, and once; waking up looks at once anyway.
  const timer = setInterval(() => void lookOnce(), everyMs);
  timer.unref();
  return { look: lookOnce, stop: () => clearInterval(timer) };
}
