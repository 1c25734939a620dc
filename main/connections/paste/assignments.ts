import type { Dialect } from './dialect.ts';
import { isCmd } from './dialect.ts';
import { type Draft, fieldOf } from './draft.ts';
import { nameInVariable, settingOf } from './meanings.ts';
import { buildPiece, endOf, part, startOf } from './piece.ts';
import type { Word } from './shell.ts';

export interface Assignment {
  name: string;
  value: Word;
}

const leading = /^(?:export|declare|env|set|setx|local|-x|-gx|-Ux|-e|--env)$/i;

/** The variables a command sets, in whichever way its shell has: `A=b`, `set A=b`, `$env:A = 'b'`. */
export function assignmentsOf(words: Word[], dialect: Dialect): { set: Assignment[]; others: Word[] } {
  const first = words[0]?.piece.text.toLowerCase();
  const second = words[1]?.piece.text ?? '';
  if (first === 'set' && isCmd(dialect)) return { set: oneAssignment(joined(words.slice(1))), others: [] };
  // fish writes `set -x NAME value`, Windows `setx NAME value`.
  const spaced = first === 'setx' || (first === 'set' && second.startsWith('-'));
  if (spaced) {
    const [name, value] = words.filter(
      (word) => !leading.test(word.piece.text) && !/^-/.test(word.piece.text),
    );
    return { set: name && value ? [{ name: name.piece.text, value }] : [], others: [] };
  }
  if (/^\$env:\w+=?$/i.test(first ?? '')) return { set: powershellAssignment(words), others: [] };
  const set: Assignment[] = [];
  const others: Word[] = [];
  for (const word of words) {
    const found = oneAssignment(word);
    set.push(...found);
    if (found.length === 0 && !leading.test(word.piece.text)) others.push(word);
  }
  return { set, others };
}

/** Gives the draft what a variable says, when it is one of those a connection is made of. */
export function offerVariable({ name, value }: Assignment, draft: Draft): void {
  const inner = nameInVariable(name);
  if (inner !== undefined) offerWord(inner, value, draft, name);
}

/** `shownAs`: what the text calls it. */
export function offerWord(name: string, word: Word, draft: Draft, shownAs = name): void {
  const setting = settingOf(name);
  if (!setting) draft.offer(name, word.piece, shownAs);
  else if (word.computed) {
    draft.warn('placeholder', fieldOf(setting));
    if (setting === 'password') draft.hide(word.piece);
  } else {
    for (const doubt of word.doubts) draft.warn(doubt, fieldOf(setting));
    draft.take(setting, word.piece);
  }
}

export function wordFrom(word: Word, start: number): Word {
  return { ...word, piece: part(word.piece, start) };
}

function oneAssignment(word: Word | undefined): Assignment[] {
  const name = /^(?:\$env:)?([A-Za-z_][\w.]{0,60})=/i.exec(word?.piece.text ?? '');
  if (!word || !name) return [];
  return [{ name: name[1] ?? '', value: wordFrom(word, name[0].length) }];
}

/** `$env:NAME = 'x'`, with blanks around the = or not. */
function powershellAssignment([variable, ...words]: Word[]): Assignment[] {
  const name = variable?.piece.text.slice('$env:'.length) ?? '';
  const [first, second] = words;
  if (name.endsWith('=')) return first ? [{ name: name.slice(0, -1), value: first }] : [];
  if (first?.piece.text === '=') return second ? [{ name, value: second }] : [];
  return first?.piece.text.startsWith('=') ? [{ name, value: wordFrom(first, 1) }] : [];
}

/** cmd's `set` takes all that follows, blanks and quotes too; people mean neither. */
function joined(words: Word[]): Word | undefined {
  const [first] = words;
  if (!first || words.length === 1) return first;
  const whole = buildPiece();
  for (const [index, { piece }] of words.entries()) {
    if (index > 0) whole.add(' ', startOf(piece));
    for (let at = 0; at < piece.text.length; at += 1) whole.add(piece.text.charAt(at), piece.at[at] ?? 0);
  }
  const doubts = new Set([...words.flatMap((word) => [...word.doubts]), 'spaces-in-value' as const]);
  const last = words.at(-1) ?? first;
  return { piece: whole.done(endOf(last.piece)), computed: false, doubts };
}
