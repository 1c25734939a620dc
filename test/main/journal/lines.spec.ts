import { expect, it } from 'vitest';
import { entryOf, lineOf, readLine, readLines, writeLine } from '../../../main/journal/disk/lines.ts';
import { newSeal } from './support.ts';

const hard = { text: 'a\n b\r\u2028 "\\ \ud800 😀 \u0000 ' };

it('an entry comes back as it went, locked or not', () => {
  for (const seal of [null, newSeal()]) {
    const line = readLine(writeLine(lineOf(hard, seal)).slice(0, -1));
    expect(line && entryOf(line, seal)).toEqual(hard);
  }
});

it('what is locked shows no word, and opens for its key alone', () => {
  const seal = newSeal();
  const line = lineOf({ text: 'palabra' }, seal);
  expect(writeLine(line)).not.toContain('palabra');
  expect(Buffer.from(line.words, 'base64').toString('latin1')).not.toContain('palabra');
  expect(entryOf(line, newSeal())).toBeUndefined();
  expect(entryOf(line, null)).toBeUndefined();
  expect(lineOf({ text: 'palabra' }, seal).words).not.toBe(line.words);
});

it('a locked entry that was changed is no entry', () => {
  const seal = newSeal();
  const line = lineOf({ text: 'palabra' }, seal);
  const bytes = Buffer.from(line.words, 'base64');
  bytes[20] = (bytes[20] ?? 0) ^ 1;
  expect(entryOf({ ...line, words: bytes.toString('base64') }, seal)).toBeUndefined();
});

it('a file that ends anywhere holds every line that was whole by then, and nothing else', () => {
  const written = ['uno', 'dos', 'tres €'].map((text) => writeLine(lineOf({ text }, null)));
  const bytes = Buffer.from(written.join(''));
  const ends = written.map((_, at) => Buffer.byteLength(written.slice(0, at + 1).join('')));
  for (let length = 0; length <= bytes.length; length++) {
    const read = readLines(bytes.subarray(0, length));
    expect(read.lines).toHaveLength(ends.filter((end) => end <= length).length);
    expect(read.damaged).toBe(0);
    expect(read.whole).toBe(Math.max(0, ...ends.filter((end) => end <= length)));
  }
});

it('one wrong bit costs one line and is counted', () => {
  const bytes = Buffer.from(['uno', 'dos', 'tres'].map((text) => writeLine(lineOf({ text }, null))).join(''));
  for (let at = 0; at < bytes.length; at++) {
    if (bytes[at] === 0x0a) continue;
    const wrong = Buffer.from(bytes);
    wrong[at] = (bytes[at] ?? 0) ^ 0x10;
    const read = readLines(wrong);
    expect(read.lines).toHaveLength(2);
    expect(read.damaged).toBeGreaterThan(0);
  }
});
