import { type Bank, phrasesOf, say } from './bank.ts';
import { day, now } from './calendar.ts';
import { createRandom, type Random } from './random.ts';
import type { Attempt } from './submissions.ts';

export interface Comment {
  attempt: Attempt;
  moment: number;
  text: string;
}

const hour = 3_600_000;
const minute = 60_000;

function firstName({ student }: Attempt): string {
  const name = student.givenNames?.trim().split(' ')[0]?.toLowerCase() ?? '';
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** What a teacher writes: the tone is theirs, the remarks belong to what the student got wrong. */
function write(attempt: Attempt, questions: Bank, teachers: Bank, random: Random): string {
  const { student, answers } = attempt;
  const tone = String(student.group);
  const phrase = (mark: string, number = '') => {
    const choices = teachers[tone]?.[mark];
    if (!choices) return '';
    return say(random.pick(choices), random)
      .replaceAll('{name}', firstName(attempt))
      .replaceAll('{n}', number);
  };
  const praise: string[] = [];
  const remarks: string[] = [];
  for (const [question, { quality }] of answers) {
    const number = question.slice(1);
    if (quality === '+') praise.push(phrase('=', number));
    else if (quality === 'blank') remarks.push(phrase('?', number));
    else remarks.push(`${phrase('!', number)} ${random.pick(phrasesOf(questions, question, '!'))}`);
  }
  const kept = remarks.filter((_, index) => index < 3 || random.chance(0.3));
  const said = [...(praise.length > 0 ? [random.pick(praise)] : []), ...kept];
  const separator = tone === '3' ? '\n' : ' ';
  return [phrase('>'), ...said, phrase('<')].filter((piece) => piece !== '').join(separator);
}

function evening(moment: number, random: Random): number {
  return moment - (moment % day) + (17 + random.next() * 4) * hour;
}

/**
 * One teacher's comments on one activity: in a few sittings after the deadline, some minutes
 * apart, as far as they got.
 */
export function gradeGroup(
  attempts: readonly Attempt[],
  share: number,
  questions: Bank,
  teachers: Bank,
): Comment[] {
  const [first] = attempts;
  if (!first || share <= 0) return [];
  const { activity, student } = first;
  const random = createRandom(`${activity.key} teacher ${student.group}`);
  const reach = Math.min(1, Math.max(0, share + random.bell() * 0.12));
  const graded = attempts.slice(0, Math.round(attempts.length * reach));
  const comments: Comment[] = [];
  let clock = 0;
  for (const [index, attempt] of graded.entries()) {
    const sitting = index % 24 === 0;
    if (sitting)
      clock = evening(Math.max(clock, activity.due, attempt.moment) + random.between(1, 4) * day, random);
    clock = Math.max(clock, attempt.moment) + (1 + random.next() * 4) * minute;
    if (clock >= now) break;
    comments.push({ attempt, moment: clock, text: write(attempt, questions, teachers, random) });
  }
  return comments;
}

/** A word on a later attempt, from whoever noticed it. */
export function gradeAgain(
  attempt: Attempt,
  questions: Bank,
  teachers: Bank,
  random: Random,
): Comment | undefined {
  const moment = evening(attempt.moment + random.between(1, 5) * day, random);
  if (moment >= now) return undefined;
  return { attempt, moment, text: write(attempt, questions, teachers, random) };
}
