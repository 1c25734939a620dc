/** A time zone: how far its wall clocks are ahead of UTC at any moment. */
export interface Zone {
  name: string;
  offsetAt(instant: number): number;
}

const minute = 60_000;
const quarter = 15 * minute;

/**
 * The zone of that name. Where nobody knows the name (`<+03>-03`, a zone of the server's own), what its clock
 * shows now is taken to hold always.
 */
export function zoneOf(name: string, aheadNow: number): Zone {
  const fixed = Math.round(aheadNow / quarter) * quarter;
  const format = formatOf(name);
  if (format === null) return { name, offsetAt: () => fixed };
  const known = new Map<number, number>();
  return {
    name,
    offsetAt(instant) {
      // Clocks are changed on the quarter of an hour, nowhere within one.
      const key = Math.floor(instant / quarter);
      const offset = known.get(key) ?? shownBy(format, key * quarter) - key * quarter;
      if (known.size < 20_000) known.set(key, offset);
      return offset;
    },
  };
}

/** Where this computer is. */
export const here: Zone = {
  name: Intl.DateTimeFormat().resolvedOptions().timeZone,
  offsetAt: (instant) => -new Date(instant).getTimezoneOffset() * minute,
};

/** The moment at which the zone's wall clocks showed this; of an hour that came twice, the first. */
export function instantOf(wall: number, zone: Zone): number {
  const guess = wall - zone.offsetAt(wall - day / 2);
  return zone.offsetAt(guess) === wall - guess ? guess : wall - zone.offsetAt(wall + day / 2);
}

export function wallOf(instant: number, zone: Zone): number {
  return instant + zone.offsetAt(instant);
}

const day = 24 * 60 * minute;

function formatOf(name: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en', {
      timeZone: name,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    return null;
  }
}

function shownBy(format: Intl.DateTimeFormat, instant: number): number {
  const fields = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const field = (type: Intl.DateTimeFormatPartTypes) => fields.get(type) ?? 0;
  return Date.UTC(
    field('year'),
    field('month') - 1,
    field('day'),
    field('hour'),
    field('minute'),
    field('second'),
  );
}
