import { inflateSync } from 'node:zlib';

/** What a PDF of Chromium's says, page after page, and what it calls itself. */
export interface ReadPdf {
  title: string;
  /** In order of drawing, without any white space: where lines were broken is left to the page. */
  pages: string[];
}

const unicode = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** Reads objects as they stand in the file; Chromium packs none of them together. */
export function readPdf(bytes: Buffer): ReadPdf {
  const file = bytes.toString('latin1');
  if (!file.startsWith('%PDF-') || !file.trimEnd().endsWith('%%EOF')) throw new Error('This is no whole PDF');
  const objects = new Map<string, { head: string; data: string }>();
  for (const { 1: number = '', index, 0: opening } of file.matchAll(/(?:^|\n)(\d+) 0 obj\b/g)) {
    const from = index + opening.length;
    const end = file.indexOf('endobj', from);
    const at = file.indexOf('stream\n', from);
    const hasStream = at !== -1 && at < end;
    const head = file.slice(from, hasStream ? at : end);
    const length = Number(/\/Length (\d+)/.exec(head)?.[1] ?? 0);
    const raw = hasStream ? bytes.subarray(at + 7, at + 7 + length) : Buffer.alloc(0);
    const data = head.includes('/FlateDecode') ? inflateSync(raw) : raw;
    objects.set(number, { head, data: data.toString('latin1') });
  }

  const letters = new Map<string, Map<string, string>>();
  function lettersOf(font: string): Map<string, string> {
    const known = letters.get(font) ?? readLetters(font);
    letters.set(font, known);
    return known;
  }
  function readLetters(font: string): Map<string, string> {
    const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(font)?.head ?? '')?.[1] ?? '';
    const found = new Map<string, string>();
    const { data = '' } = objects.get(map) ?? {};
    for (const { 1: block = '' } of data.matchAll(/beginbfchar([\s\S]*?)endbfchar/g)) {
      for (const { 1: code = '', 2: text = '' } of block.matchAll(/<(\w+)> <(\w+)>/g)) {
        found.set(code.toLowerCase(), unicode(text));
      }
    }
    for (const { 1: block = '' } of data.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) {
      for (const { 1: from = '', 2: to = '', 3: text = '' } of block.matchAll(/<(\w+)> <(\w+)> <(\w+)>/g)) {
        for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to, 16); code += 1) {
          const letter = Number.parseInt(text, 16) + code - Number.parseInt(from, 16);
          found.set(code.toString(16).padStart(from.length, '0'), String.fromCodePoint(letter));
        }
      }
    }
    return found;
  }

  const pages = [...objects.values()].filter(({ head }) => /\/Type \/Page\b(?!s)/.test(head));
  const drawn = pages.map(({ head }) => {
    const contents = /\/Contents (\d+) 0 R/.exec(head)?.[1] ?? '';
    let font = '';
    let said = '';
    for (const { 1: name, 2: codes = '' } of (objects.get(contents)?.data ?? '').matchAll(
      /\/F(\d+) [\d.]+ Tf|<(\w+)>/g,
    )) {
      if (name !== undefined) font = name;
      const known = lettersOf(font);
      for (const { 0: code } of codes.matchAll(/..../g)) said += known.get(code.toLowerCase()) ?? '';
    }
    return said.replace(/\s+/g, '');
  });
  const title = /\/Title <feff(\w+)>/i.exec(file)?.[1];
  const plain = /\/Title \(((?:\\.|[^\\)])*)\)/.exec(file)?.[1] ?? '';
  return { title: title === undefined ? plain : unicode(title), pages: drawn };
}
