import { useTranslation } from 'react-i18next';
import { folded } from '../palette/matching.ts';
import type { Section } from './sections.tsx';

/** The sections in whose words, headings and explanations alike, all of what was typed is found. */
export function useMatching(sections: readonly Section[], search: string): readonly Section[] {
  const { t } = useTranslation('settings');
  const wanted = folded(search).split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return sections;
  return sections.filter(({ key }) => {
    const words = folded(Object.values(flat(t(`sections.${key}`, { returnObjects: true }))).join(' '));
    return wanted.every((word) => words.includes(word));
  });
}

function flat(texts: unknown): string[] {
  if (typeof texts === 'string') return [texts];
  return typeof texts === 'object' && texts !== null ? Object.values(texts).flatMap(flat) : [];
}
