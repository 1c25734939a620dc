import { describe, expect, it } from 'vitest';
import { parsePasted } from '../../../../main/connections/paste/parse.ts';
import { connectionStrings, misreading } from '../../../support/connection-strings.ts';

const limitMs = 5;

/** The least of a few tries: the other tries were spent by the rest of the machine. */
function leastMs(text: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 60 && least > limitMs; turn += 1) {
    const started = performance.now();
    parsePasted(text);
    least = Math.min(least, performance.now() - started);
  }
  return least;
}

describe('generated connection strings', () => {
  it('2,000 of them, half hostile: none misread, none slower than 5 ms', { timeout: 60_000 }, () => {
    const wrong: string[] = [];
    for (const specimen of connectionStrings(2000)) {
      const answer = parsePasted(specimen.text);
      const spent = leastMs(specimen.text);
      const problem =
        misreading(specimen, answer) ?? (spent > limitMs ? `took ${spent.toFixed(1)} ms` : undefined);
      if (problem)
        wrong.push(`${specimen.origin}: ${problem}\n  ${JSON.stringify(specimen.text.slice(0, 300))}`);
    }
    expect(wrong).toEqual([]);
    expect(({} as Record<string, unknown>).x).toBeUndefined();
  });
});
