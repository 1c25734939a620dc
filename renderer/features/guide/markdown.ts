// As much Markdown as the guide is written in. What it does not know stays as it was written.

export type Inline =
  | { kind: 'text' | 'strong' | 'code'; text: string }
  | { kind: 'link'; text: string; href: string };

export type Block =
  | { kind: 'heading'; level: number; id: string; text: Inline[] }
  | { kind: 'paragraph' | 'note'; text: Inline[] }
  | { kind: 'image'; alt: string; src: string }
  | { kind: 'code'; code: string }
  | { kind: 'list'; ordered: boolean; items: Block[][] }
  | { kind: 'table'; head: Inline[][]; rows: Inline[][][] };

type Taken = { block: Block; lines: number };

const heading = /^(#{1,3}) (.+)$/;
const image = /^!\[([^\]]+)\]\(([^)\s]+)\)$/;
const item = /^(\d+\.|-) +/;
const fence = /^```/;
const starts = [heading, image, item, fence, /^> /, /^\|/];

export function parseMarkdown(text: string): Block[] {
  return blocksOf(text.split('\n'));
}

function blocksOf(all: string[]): Block[] {
  const blocks: Block[] = [];
  let lines = all;
  while (lines.length > 0) {
    if (lines[0]?.trim() === '') {
      lines = lines.slice(1);
      continue;
    }
    const taken = takeBlock(lines);
    blocks.push(taken.block);
    lines = lines.slice(taken.lines);
  }
  return blocks;
}

function takeBlock(lines: string[]): Taken {
  const [line = ''] = lines;
  const [, marks = '', title = ''] = heading.exec(line) ?? [];
  if (marks !== '') {
    const text = inlinesOf(title);
    return { block: { kind: 'heading', level: marks.length, id: slugOf(plain(text)), text }, lines: 1 };
  }
  const [, alt, src] = image.exec(line) ?? [];
  if (alt !== undefined && src !== undefined) return { block: { kind: 'image', alt, src }, lines: 1 };
  if (fence.test(line)) return takeCode(lines);
  if (item.test(line)) return takeList(lines);
  if (line.startsWith('|')) return takeTable(lines);
  if (line.startsWith('> ')) return takeText(lines, 'note');
  return takeText(lines, 'paragraph');
}

/** How many lines from the first on are like this. */
function run(lines: string[], belongs: (line: string) => boolean): number {
  const end = lines.findIndex((line) => !belongs(line));
  return end < 0 ? lines.length : end;
}

function takeText(lines: string[], kind: 'paragraph' | 'note'): Taken {
  const belongs =
    kind === 'note'
      ? (line: string) => line.startsWith('> ')
      : (line: string) => line.trim() !== '' && !starts.some((start) => start.test(line));
  // Whatever it is, the first line is taken: nothing is read forever.
  const count = Math.max(1, run(lines, belongs));
  const words = lines.slice(0, count).map((line) => (kind === 'note' ? line.slice(2) : line).trim());
  return { block: { kind, text: inlinesOf(words.join(' ')) }, lines: count };
}

function takeCode([first = '', ...rest]: string[]): Taken {
  const count = run(rest, (line) => !fence.test(line));
  const code = rest.slice(0, count).join('\n');
  return { block: { kind: 'code', code }, lines: [first, ...rest].slice(0, count + 2).length };
}

function takeList(lines: string[]): Taken {
  const ordered = /^\d/.test(lines[0] ?? '');
  const isOfKind = (line: string) => item.test(line) && /^\d/.test(line) === ordered;
  const count = run(lines, (line) => isOfKind(line) || line.trim() === '' || line.startsWith('  '));
  const items: string[][] = [];
  for (const line of lines.slice(0, count)) {
    if (isOfKind(line)) items.push([line.replace(item, '')]);
    else items.at(-1)?.push(line.replace(/^ {1,3}/, ''));
  }
  return { block: { kind: 'list', ordered, items: items.map(blocksOf) }, lines: count };
}

function takeTable(lines: string[]): Taken {
  const count = run(lines, (line) => line.startsWith('|'));
  const cells = (line: string) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => inlinesOf(cell.trim()));
  const [head = '', , ...rows] = lines.slice(0, count);
  return { block: { kind: 'table', head: cells(head), rows: rows.map(cells) }, lines: count };
}

const marked = /\*\*([^*]+)\*\*|`([^`]+)`|\[([^\]]+)\]\(([^)\s]+)\)/g;

function inlinesOf(text: string): Inline[] {
  const inlines: Inline[] = [];
  let from = 0;
  for (const found of text.matchAll(marked)) {
    const [whole, strong, code, label, href] = found;
    if (found.index > from) inlines.push({ kind: 'text', text: text.slice(from, found.index) });
    if (strong !== undefined) inlines.push({ kind: 'strong', text: strong });
    if (code !== undefined) inlines.push({ kind: 'code', text: code });
    if (label !== undefined && href !== undefined) inlines.push({ kind: 'link', text: label, href });
    from = found.index + whole.length;
  }
  return from < text.length ? [...inlines, { kind: 'text', text: text.slice(from) }] : inlines;
}

export const plain = (inlines: Inline[]) => inlines.map(({ text }) => text).join('');

/** The name a heading has in a link, as code hosts make it. */
export function slugOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}
