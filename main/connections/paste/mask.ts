const cover = '••••••••';

/** `secrets` are the stretches that were understood; by shape, the rest is made safe too. */
export function covered(text: string, secrets: readonly (readonly [number, number])[]): string {
  const spans = secrets.filter(([start, end]) => end > start);
  if (spans.length === 0) return coveredByShape(text);
  for (const [start, end] of [...spans]) {
    const secret = text.slice(start, end);
    // The same password may stand elsewhere, in a comment or in a second URL.
    if (secret.length >= 6) spans.push(...placesOf(text, secret));
  }
  spans.sort(([one], [other]) => one - other);
  let shown = '';
  let from = 0;
  for (const [start, end] of spans) {
    if (start >= from) shown += `${text.slice(from, start)}${cover}`;
    from = Math.max(from, end);
  }
  return shown + text.slice(from);
}

function placesOf(text: string, secret: string): [number, number][] {
  const places: [number, number][] = [];
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
  /((?:pass(?:word|wd)?|pwd|contrase(?:ñ|n)a|clave)["']?\s?[=:]\s?)("[^"\n]*"?|'[^'\n]*'?|[^\s;&"']+)/gi;

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
