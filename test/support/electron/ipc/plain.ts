/**
 * Whether JSON alone carries a value: text, finite numbers, lists and simple objects, each seen once.
 * Nearly everything that crosses is of this kind, and need not be looked at twice.
 */
export function isPlain(value: unknown, seen: Set<object>): boolean {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return true;
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object' || seen.has(value)) return false;
  seen.add(value);
  // A gap in a list is read as `undefined`, which JSON does not know.
  if (Array.isArray(value)) return Array.from(value).every((item) => isPlain(item, seen));
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return false;
  if ('toJSON' in value || '$clone' in value) return false;
  return Object.values(value).every((item) => isPlain(item, seen));
}
