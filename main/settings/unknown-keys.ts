// A newer version may have written keys this one has no schema for. They are carried
// along, so that trying an older version for a day costs nothing.

type Plain = Record<string, unknown>;

/** What `raw` holds beyond `known`; `undefined` when nothing. List items are matched by their `id`. */
export function unknownPart(raw: unknown, known: unknown): unknown {
  if (Array.isArray(raw) && Array.isArray(known)) {
    const items: Plain = {};
    for (const item of known) {
      const id = idOf(item);
      const extra =
        id &&
        unknownPart(
          raw.find((candidate) => idOf(candidate) === id),
          item,
        );
      if (id && extra) items[id] = extra;
    }
    return Object.keys(items).length > 0 ? items : undefined;
  }
  if (!isPlain(raw) || !isPlain(known)) return undefined;
  const extras: Plain = {};
  for (const [key, value] of Object.entries(raw)) {
    const extra = Object.hasOwn(known, key) ? unknownPart(value, known[key]) : value;
    if (extra !== undefined) extras[key] = extra;
  }
  return Object.keys(extras).length > 0 ? extras : undefined;
}

/** `value` with the unknown part put back; what `value` says itself always wins. */
export function withUnknownPart(value: unknown, unknown: unknown): unknown {
  if (!isPlain(unknown)) return value;
  if (Array.isArray(value)) {
    return value.map((item) => {
      const id = idOf(item);
      return id && Object.hasOwn(unknown, id) ? withUnknownPart(item, unknown[id]) : item;
    });
  }
  if (!isPlain(value)) return value;
  const whole: Plain = { ...value };
  for (const [key, extra] of Object.entries(unknown)) {
    whole[key] = Object.hasOwn(value, key) ? withUnknownPart(value[key], extra) : extra;
  }
  return whole;
}

function isPlain(value: unknown): value is Plain {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function idOf(item: unknown): string | undefined {
  return isPlain(item) && typeof item.id === 'string' ? item.id : undefined;
}
