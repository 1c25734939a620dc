import { wordsIn } from '../palette/matching.ts';
import { wordsOf } from './section-words.ts';
import type { Section } from './sections.tsx';

/** The sections in whose words, headings, choices and explanations alike, all of what was typed is found. */
export function matchingSections(sections: readonly Section[], search: string): readonly Section[] {
  const wanted = wordsIn(search);
  if (wanted.length === 0) return sections;
  return sections.filter(({ key }) => {
    const words = wordsOf(key);
    return wanted.every((word) => words.includes(word));
  });
}
