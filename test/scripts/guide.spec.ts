import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';
import type { TFunction } from 'i18next';
import { describe, expect, it } from 'vitest';
import { textsIn as menuTextsIn } from '../../main/texts/texts.ts';
import { commandNames, keysOf } from '../../renderer/features/commands/command-table.ts';
import { wordsOf } from '../../renderer/features/commands/key-words.ts';
import { type Block, type Inline, parseMarkdown, plain } from '../../renderer/features/guide/markdown.ts';
import en from '../../renderer/i18n/en/help.json' with { type: 'json' };
import { english } from '../../renderer/i18n/english.ts';
import es from '../../renderer/i18n/es/help.json' with { type: 'json' };
import { resources } from '../../renderer/i18n/resources.ts';
import { adminSteps } from '../../scripts/guide/admin-steps.ts';
import { teacherSteps } from '../../scripts/guide/teacher-steps.ts';
import { saying } from '../../scripts/guide/walk.ts';

// What the guide names is there: words of the window, keys, pictures, sections that are walked.

const window = { es: { ...resources.es, help: es }, en: { ...english, help: en } };
const root = 'docs/guide';
const arrows = ['←', '→'];
const walked = {
  es: ['docentes.md', 'administracion.md'],
  en: ['teachers.md', 'administrators.md'],
} as const;
const steps = [teacherSteps, adminSteps] as const;

type Texts = { [key: string]: string | Texts };
const flat = (texts: Texts): string[] =>
  Object.values(texts).flatMap((value) => (typeof value === 'string' ? [value] : flat(value)));

function inlinesIn(blocks: Block[]): Inline[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(inlinesIn);
    if (block.kind === 'table') return [...block.head, ...block.rows.flat()].flat();
    return 'text' in block ? block.text : [];
  });
}

function imagesIn(blocks: Block[]): string[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'list') return block.items.flatMap(imagesIn);
    return block.kind === 'image' ? [block.src] : [];
  });
}

describe.each(['es', 'en'] as const)('the guide in %s', (language) => {
  const pages = readdirSync(join(root, language)).map((name) => {
    const text = readFileSync(join(root, language, name), 'utf8');
    return { name, text, blocks: parseMarkdown(text) };
  });
  const inlines = pages.flatMap(({ blocks }) => inlinesIn(blocks));
  const texts = flat({ ...window[language], menu: menuTextsIn(language) } as Texts);

  it('says nothing in bold that does not stand in the window', () => {
    const patterns = texts.map((text) => new RegExp(`^${saying(text).source}$`));
    const bold = inlines.flatMap(({ kind, text }) => (kind === 'strong' ? [text] : []));
    expect(bold.length).toBeGreaterThan(40);
    expect(bold.filter((text) => !patterns.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  it('quotes the window word by word', () => {
    const patterns = texts.map((text) => new RegExp(`^${saying(text).source}$`));
    const quotes = pages.flatMap(({ text }) =>
      [...text.replaceAll('\n', ' ').matchAll(/«([^»]+)»|“([^”]+)”/g)].map(([, a, b]) => a ?? b ?? ''),
    );
    expect(quotes.length).toBeGreaterThan(20);
    const unsaid = quotes.filter(
      (quote) =>
        !texts.some((text) => text.includes(quote)) && !patterns.some((pattern) => pattern.test(quote)),
    );
    expect(unsaid).toEqual([]);
  });

  it('names no key that leads nowhere', () => {
    const { key } = window[language].keys;
    const t = ((name: string) =>
      (key as Record<string, string>)[name.replace('key.', '')]) as TFunction<'keys'>;
    const chords = commandNames.flatMap((name) => {
      const { group: _group, repeats: _repeats, ...lists } = keysOf(name);
      return Object.values(lists).flat();
    });
    const known = new Set([
      ...arrows,
      ...[...chords, 'Enter', 'Escape'].map((chord) => wordsOf(chord, false, t).join('+')),
    ]);
    const named = inlines.flatMap(({ kind, text }) => (kind === 'code' ? [text] : []));
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((text) => !known.has(text))).toEqual([]);
  });

  it('leads only to pages and headings that are there', () => {
    const ids = new Map(
      pages.map(({ name, blocks }) => [
        name,
        blocks.flatMap((block) => (block.kind === 'heading' ? [block.id] : [])),
      ]),
    );
    for (const { name, blocks } of pages) {
      for (const inline of inlinesIn(blocks)) {
        if (inline.kind !== 'link') continue;
        const [file, id] = inline.href.split('#');
        const headings = ids.get(file || name);
        expect(headings, inline.href).toBeDefined();
        if (id !== undefined) expect(headings).toContain(id);
      }
    }
  });

  it('shows the pictures that are taken while walking it, and no others', () => {
    const shown = pages.flatMap(({ blocks }) => imagesIn(blocks)).sort();
    const folder = `../images/${language}`;
    const taken = steps.flat().flatMap(({ picture }) => (picture === undefined ? [] : [picture.name]));
    expect(shown).toEqual(taken.map((name) => `${folder}/${name}.png`).sort());
    const there = readdirSync(join(root, 'images', language)).map((name) => `${folder}/${name}`);
    expect(there.sort()).toEqual(shown);
    const bytes = shown.map((path) => statSync(posix.join(root, language, path)).size);
    expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(1_250_000);
  });

  it('is walked section by section', () => {
    walked[language].forEach((name, index) => {
      const blocks = pages.find((page) => page.name === name)?.blocks ?? [];
      const numbers = blocks.flatMap((block) => {
        const number = block.kind === 'heading' ? /^(\d+)\. /.exec(plain(block.text))?.[1] : undefined;
        return number === undefined ? [] : [Number(number)];
      });
      const sections = new Set(steps[index]?.map(({ section }) => section));
      expect(numbers).toEqual([...sections].sort());
    });
  });
});
