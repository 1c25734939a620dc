import type { Secret } from './draft.ts';

const cover = '••••••••';
// A shorter value would be found in half the words of the text.
const shortest = 6;

/** Covers what was understood as a secret and wherever else it stands; without any, what looks like one. */
export function covered(text: string, secrets: readonly Secret[]): string {
  const spans = secrets
    .filter(({ start, end }) => end > start)
    .map(({ start, end }) => [start, end] as const);
  if (spans.length === 0) return coveredByShape(text);
  // The same password may stand in a comment or, written otherwise, in a second URL.
  const spellings = new Set(
    secrets.slice(0, 10).flatMap(({ start, end, value }) => [text.slice(start, end), value]),
  );
  for (const spelling of spellings) {
    if (spelling.length >= shortest) spans.push(...placesOf(text, spelling));
  }
  spans.sort(([one], [other]) => one - other);
  let shown = '';
  let from = 0;
  for (const [start, end] of spans) {
    if (start >= from) shown += `${safeGap(text.slice(from, start))}${cover}`;
    from = Math.max(from, end);
  }
  return shown + safeGap(text.slice(from));
}

function placesOf(text: string, secret: string): (readonly [number, number])[] {
  const places: (readonly [number, number])[] = [];
  for (
    let at = text.indexOf(secret);
    at >= 0 && places.length < 50;
    at = text.indexOf(secret, at + secret.length)
  ) {
    places.push([at, at + secret.length]);
  }
  return places;
}

const named =
  /((?:pass(?:word|wd)?|pwd|contrase(?:ñ|n)a|clave)["']?\s?[=:]\s?)("[^"\n]+"?|'[^'\n]+'?|[^\s;&"']+)/gi;

/** Between what was understood there may be a connection nobody asked about. */
function safeGap(gap: string): string {
  return gap
    .replace(/(:\/\/[^\s:@/?#]*:)[^\s@/?]+@/g, (_all, login: string) => `${login}${cover}@`)
    .replace(named, (_all, name: string) => `${name}${cover}`);
}

/** Covers what looks like a password in a text that was not understood; rather too much than too little. */
export function coveredByShape(text: string): string {
  return text
    .split('\n')
    .map((line) => coveredLogin(line).replace(named, (_all, name: string) => `${name}${cover}`))
    .join('\n');
}

/** From the `:` after the user to the last `@` of the line. */
function coveredLogin(line: string): string {
  const start = line.indexOf('://');
  const colon = start < 0 ? -1 : line.indexOf(':', start + 3);
  const at = line.lastIndexOf('@');
  return colon < 0 || at < colon ? line : `${line.slice(0, colon + 1)}${cover}${line.slice(at)}`;
}
