import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import help from '../../../renderer/i18n/es/help.json' with { type: 'json' };
import { resources } from '../../../renderer/i18n/resources.ts';

type Texts = { [key: string]: string | Texts };

/** Plurals, and what else i18next chooses between by the end of a key. */
const variant = /(_[a-z]+)+$/;
const renderer = join(import.meta.dirname, '../../../renderer');
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .map((file) => readFileSync(join(renderer, file), 'utf8'))
  .join('\n');

/** What stands in quotes, and what is put together of pieces: `state.${state}`. */
const quoted = new Set([...sources.matchAll(/'([\w:.-]+)'/g)].map(([, words = '']) => words));
const pieced = [...sources.matchAll(/`([\w:.-]*\$\{[^`\n]*)`/g)]
  .map(([, words = '']) => words.split(/\$\{(?:[^{}]|\{[^}]*\})*\}/))
  .filter((pieces) => /[a-z]{2}/i.test(pieces.join('')) && pieces.every((piece) => /^[\w:.-]*$/.test(piece)))
  .map((pieces) => new RegExp(`^${pieces.map((piece) => piece.replaceAll('.', '\\.')).join('.+')}$`));

function isAskedFor(key: string): boolean {
  return quoted.has(key) || pieced.some((pattern) => pattern.test(key));
}

function keysIn(texts: Texts, prefix = ''): string[] {
  return Object.entries(texts).flatMap(([key, value]) =>
    typeof value === 'string' ? [(prefix + key).replace(variant, '')] : keysIn(value, `${prefix}${key}.`),
  );
}

describe('each text', () => {
  it.each(Object.entries({ ...resources.es, help } as Record<string, Texts>))(
    'of %s is said somewhere',
    (namespace, texts) => {
      const silent = keysIn(texts).filter((key) => !isAskedFor(key) && !isAskedFor(`${namespace}:${key}`));
      expect([...new Set(silent)]).toEqual([]);
    },
  );

  it('would be missed here if nobody said it', () => {
    expect(isAskedFor('nobody.saysThis')).toBe(false);
    expect(isAskedFor('queue:nobodySaysThis')).toBe(false);
  });
});
