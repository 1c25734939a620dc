import { describe, expect, it } from 'vitest';
import enHelp from '../../../renderer/i18n/en/help.json' with { type: 'json' };
import { english } from '../../../renderer/i18n/english.ts';
import esHelp from '../../../renderer/i18n/es/help.json' with { type: 'json' };
import { resources } from '../../../renderer/i18n/resources.ts';

type Texts = { [key: string]: string | Texts };

const categories = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;
const plural = new RegExp(`_(ordinal_)?(${categories.join('|')})$`);

function flat(texts: Texts, prefix = ''): [string, string][] {
  return Object.entries(texts).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[prefix + key, value]] : flat(value, `${prefix}${key}.`),
  );
}

const es = flat({ ...resources.es, help: esHelp });
const en = flat({ ...english, help: enHelp });
const stem = (key: string) => key.replace(plural, '');
const stems = (texts: [string, string][]) => [...new Set(texts.map(([key]) => stem(key)))].sort();
const gaps = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe('the texts', () => {
  it('say the same things in both languages', () => {
    expect(stems(en)).toEqual(stems(es));
  });

  it.each([
    ['es', es],
    ['en', en],
  ] as const)('are never empty in %s', (_language, texts) => {
    expect(texts.filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
  });

  it.each([
    ['es', es],
    ['en', en],
  ] as const)('have every plural that %s distinguishes', (language, texts) => {
    const keys = new Set(texts.map(([key]) => key));
    for (const [key] of texts) {
      const form = plural.exec(key);
      if (form === null) continue;
      const ordinal = form[1] !== undefined;
      const rules = new Intl.PluralRules(language, { type: ordinal ? 'ordinal' : 'cardinal' });
      const needed = rules.resolvedOptions().pluralCategories;
      const missing = needed.filter(
        (category) => !keys.has(`${stem(key)}_${ordinal ? 'ordinal_' : ''}${category}`),
      );
      expect(missing, `${stem(key)} in ${language}`).toEqual([]);
    }
  });

  it('leave the same gaps to fill', () => {
    const inEnglish = new Map(en);
    // One is told without a number; `many` is none of English's forms.
    const meant = (key: string) => inEnglish.get(key) ?? inEnglish.get(`${stem(key)}_other`) ?? '';
    const different = es.filter(([key, text]) => String(gaps(text)) !== String(gaps(meant(key))));
    expect(different.map(([key]) => key)).toEqual([]);
  });
});
