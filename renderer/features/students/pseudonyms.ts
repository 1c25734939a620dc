/** At most this many are remembered from one day to the next. */
const most = 5000;

export interface Pseudonyms {
  /** The number by which this student is called; the same one from then on. */
  numberOf(student: string): number;
  /** In the order of the numbers. Traces, so that no address is written down. */
  traces(): string[];
  restore(traces: readonly string[]): void;
}

/** Numbers in the order in which students are first met: they say nothing about anybody. */
export function createPseudonyms(): Pseudonyms {
  let numbers = new Map<string, number>();
  return {
    numberOf(student) {
      const trace = traceOf(student);
      const number = numbers.get(trace) ?? numbers.size + 1;
      numbers.set(trace, number);
      return number;
    },
    traces: () => [...numbers.keys()].slice(0, most),
    restore(traces) {
      numbers = new Map(traces.map((trace, index) => [trace, index + 1]));
    },
  };
}

/** Of the course that is open. */
export const pseudonyms = createPseudonyms();

/** 53 bits of an address (cyrb53): it tells students apart and cannot be read back at a glance. */
export function traceOf(text: string): string {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    one = Math.imul(one ^ code, 2654435761);
    other = Math.imul(other ^ code, 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}
