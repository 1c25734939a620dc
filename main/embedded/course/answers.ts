import { type Bank, phrasesOf, say } from './bank.ts';
import type { Random } from './random.ts';
import type { Student } from './students.ts';
import { breakTex, hasTex, inHand } from './writing.ts';

/** How good an answer is, as the bank marks its phrases. */
export type Quality = '+' | '~' | '-' | 'blank';

export interface Answer {
  quality: Quality;
  text: string;
}

/** What is left to chance about an answer beside the student's own knowledge. */
export interface Occasion {
  difficulty: number;
  /** Exams leave no time for greetings. */
  hurried: boolean;
}

export function qualityOf({ ability }: Student, difficulty: number, random: Random): Quality {
  const score = ability - difficulty + random.bell() * 0.2;
  if (score > 0.5) return '+';
  if (score > 0.33) return '~';
  return score > 0.08 ? '-' : 'blank';
}

function phraseFor(phrases: readonly string[], { hand }: Student, random: Random): string {
  const wanted = phrases.filter((phrase) => hasTex(phrase) === (hand.notation === 'tex'));
  const ownWay = hand.notation !== 'mixed' && wanted.length > 0 && random.chance(0.85);
  return random.pick(ownWay ? wanted : phrases);
}

function elaborated(text: string, bank: Bank, question: string, student: Student, random: Random): string {
  const extras = bank[question]?.['*'] ?? [];
  const wordy = student.diligence > 0.6 && random.chance(student.diligence * 0.35);
  if (!wordy || extras.length === 0) return text;
  const more = say(random.pick(extras), random);
  const sameLine = /[.?!]$/.test(text) && random.chance(0.5);
  return text + (sameLine ? ' ' : random.pick(['\n', '\n\n'])) + more;
}

function courteous(text: string, general: Bank, random: Random): string {
  const opening = random.chance(0.03)
    ? `${say(random.pick(phrasesOf(general, 'opening', '+')), random)} `
    : '';
  const closing = random.chance(0.03)
    ? ` ${say(random.pick(phrasesOf(general, 'closing', '+')), random)}`
    : '';
  return opening + text + closing;
}

export function writeAnswer(
  banks: { questions: Bank; general: Bank },
  question: string,
  quality: Quality,
  student: Student,
  { hurried }: Occasion,
  random: Random,
): Answer {
  if (quality === 'blank') {
    const text = say(random.pick(phrasesOf(banks.general, 'blank', '+')), random);
    return { quality, text };
  }
  const phrase = phraseFor(phrasesOf(banks.questions, question, quality), student, random);
  let text = say(phrase, random);
  if (quality !== '-') text = elaborated(text, banks.questions, question, student, random);
  if (!hurried) text = courteous(text, banks.general, random);
  text = inHand(text, student.hand, random);
  if (hasTex(text) && random.chance(0.035)) text = breakTex(text, random);
  return { quality, text };
}
