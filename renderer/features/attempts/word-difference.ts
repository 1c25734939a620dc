export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Beyond so many changed words two texts are two texts. */
const mostChanges = 600;
const words = /\s+|[\p{L}\p{M}\p{N}]+|./gsu;

/** What became of a text, word by word; without the removed pieces it is the new one, without the added the old. */
export function wordDifference(before: string, after: string): Piece[] {
  const old = before.match(words) ?? [];
  const now = after.match(words) ?? [];
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end))
    end += 1;
  const middle = changes(old.slice(start, old.length - end), now.slice(start, now.length - end));
  return merged([
    { kind: 'same', text: old.slice(0, start).join('') },
    ...middle,
    { kind: 'same', text: end === 0 ? '' : old.slice(-end).join('') },
  ]);
}

/** Myers' shortest way from one list of words to another. */
function changes(old: readonly string[], now: readonly string[]): Piece[] {
  const whole: Piece[] = [
    { kind: 'removed', text: old.join('') },
    { kind: 'added', text: now.join('') },
  ];
  if (old.length === 0 || now.length === 0) return whole;
  const trace = furthest(old, now);
  return trace === null ? whole : walkBack(trace, old, now);
}

/** For each number of changes, how far each diagonal gets; `null`: too many changes. */
function furthest(old: readonly string[], now: readonly string[]): Map<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  const reach = new Map<number, number>([[1, 0]]);
  const most = Math.min(mostChanges, old.length + now.length);
  for (let count = 0; count <= most; count += 1) {
    trace.push(new Map(reach));
    for (let diagonal = -count; diagonal <= count; diagonal += 2) {
      let x = isDown(reach, diagonal, count) ? at(reach, diagonal + 1) : at(reach, diagonal - 1) + 1;
      while (x < old.length && x - diagonal < now.length && old[x] === now[x - diagonal]) x += 1;
      reach.set(diagonal, x);
      if (x >= old.length && x - diagonal >= now.length) return trace;
    }
  }
  return null;
}

function walkBack(
  trace: readonly Map<number, number>[],
  old: readonly string[],
  now: readonly string[],
): Piece[] {
  const pieces: Piece[] = [];
  let x = old.length;
  let y = now.length;
  for (let count = trace.length - 1; count >= 0; count -= 1) {
    const reach = trace[count] ?? new Map();
    const diagonal = x - y;
    const from = isDown(reach, diagonal, count) ? diagonal + 1 : diagonal - 1;
    const startX = at(reach, from);
    const startY = startX - from;
    while (x > startX && y > startY && x > 0 && y > 0) {
      x -= 1;
      y -= 1;
      pieces.push({ kind: 'same', text: old[x] ?? '' });
    }
    if (count === 0) break;
    if (x === startX) pieces.push({ kind: 'added', text: now[startY] ?? '' });
    else pieces.push({ kind: 'removed', text: old[startX] ?? '' });
    x = startX;
    y = startY;
  }
  return pieces.reverse();
}

function isDown(reach: ReadonlyMap<number, number>, diagonal: number, count: number): boolean {
  return diagonal === -count || (diagonal !== count && at(reach, diagonal - 1) < at(reach, diagonal + 1));
}

function at(reach: ReadonlyMap<number, number>, diagonal: number): number {
  return reach.get(diagonal) ?? -1;
}

/** Neighbours of one kind as one; a space between two changes belongs to them. */
function merged(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    if (piece.text === '') continue;
    const last = result.at(-1);
    if (last?.kind === piece.kind) last.text += piece.text;
    else result.push({ ...piece });
  }
  return result;
}
