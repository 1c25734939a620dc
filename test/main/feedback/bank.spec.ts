import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withoutName } from '#contract/first-name';
import { bankCsv, readBankCsv } from '../../../main/feedback/bank/bank-csv.ts';
import { openLaptopBanks } from '../../../main/feedback/bank/bank-file.ts';
import type { StoredComment } from '../../../main/feedback/bank/bank-store.ts';
import { rank } from '../../../main/feedback/bank/ranking.ts';

const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const stored = (text: string, rest: Partial<StoredComment> = {}): StoredComment => ({
  id: text,
  text,
  mine: true,
  author: 'Ana',
  shared: false,
  pinned: false,
  forgotten: false,
  uses: [],
  ...rest,
});
const use = (activity: string, question: string, times: number) => ({ activity, question, times });

describe('the order of the bank', () => {
  const comments = [
    stored('nunca usado'),
    stored('en todo el curso', { uses: [use('foro2', 'r1', 40)] }),
    stored('en este foro', { uses: [use('foro1', 'r2', 9)] }),
    stored('en esta pregunta', { uses: [use('foro1', 'r1', 2)] }),
    stored('fijado', { pinned: true }),
    stored('fijado por otra', { pinned: true, mine: false, author: 'Luisa', shared: true }),
    stored('en este foro', { id: 'copy', mine: false, author: 'Luisa', shared: true }),
    stored('olvidado', { forgotten: true, uses: [use('foro1', 'r1', 99)] }),
  ];
  const texts = (search?: string) =>
    rank(comments, { activity: 'foro1', question: 'r1', limit: 10, ...(search ? { search } : {}) }).map(
      ({ text }) => text,
    );

  it('is: pinned, this question, this activity, all; nothing twice, nothing forgotten', () => {
    expect(texts()).toEqual([
      'fijado',
      'en esta pregunta',
      'en este foro',
      'en todo el curso',
      'nunca usado',
      'fijado por otra',
    ]);
    expect(rank(comments, { activity: 'foro1', limit: 10 })[1]).toMatchObject({
      text: 'en este foro',
      mine: true,
      uses: { question: 0, activity: 9, total: 9 },
    });
  });

  it('search takes words in any order, accents aside', () => {
    expect(texts('ESTÁ pregun')).toEqual(['en esta pregunta']);
    expect(texts('foro este')).toEqual(['en este foro']);
  });
});

describe('what is learnt', () => {
  it.each([
    ['Muy bien, Ana.', 'Ana Pérez', 'Muy bien, {nombre}.'],
    ['Ana Pérez: ¡bien! Sigue, Ana', 'Ana Pérez', '{nombre}: ¡bien! Sigue, {nombre}'],
    ['Analiza la banana', 'Ana', 'Analiza la banana'],
    ['Íñigo, mira', 'Íñigo de la Cruz', '{nombre}, mira'],
    ['$& Ana', 'Ana', '$& {nombre}'],
    ['O. dice', 'O', 'O. dice'],
    ['eva@uni.example', 'eva@uni.example', 'eva@uni.example'],
  ])('%s of %s is remembered as %s', (text, name, expected) => {
    expect(withoutName(text, name)).toBe(expected);
  });
});

describe('the bank as CSV', () => {
  it('comes back as it went', () => {
    const comments = [
      stored('=1+1 no es, {nombre}', { pinned: true }),
      stored('Dos\nlíneas, "citadas"; y más', {
        shared: true,
        uses: [use('foro1', '', 3), use('foro2', '', 4)],
      }),
    ];
    for (const [language, separator] of [
      ['es', ';'],
      ['en', ','],
    ] as const) {
      const csv = bankCsv(comments, language, separator);
      expect(csv.startsWith(language === 'es' ? '\uFEFFcomentario;' : '\uFEFFcomment,')).toBe(true);
      expect(csv).toContain("'=1+1");
      expect(csv).toContain(`${separator}7\r\n`);
      const { comments: read, errors } = readBankCsv(csv);
      expect(errors).toEqual([]);
      expect(read).toEqual(comments.map(({ text, pinned, shared }) => ({ text, pinned, shared })));
    }
  });

  it('lists the rows that are no comments', () => {
    const { comments, errors } = readBankCsv(
      `Bien,no\n"",x\n${'a'.repeat(4001)}\nNul\0\na,sí,,4,e\nBien, pero no\n"no se cierra\nBien también`,
    );
    expect(comments.map(({ text }) => text)).toEqual(['Bien']);
    expect(errors).toEqual([
      { row: 2, reason: 'empty' },
      { row: 3, reason: 'too-long' },
      { row: 4, reason: 'text-invalid' },
      { row: 5, reason: 'too-many-cells' },
      { row: 6, reason: 'too-many-cells' },
      { row: 7, reason: 'quote-open' },
    ]);
  });
});

describe('the bank on this laptop', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'tiza-bank-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const open = async (course = 'calculo') => (await openLaptopBanks({ folder, log })).of(course);

  it('learns, keeps and forgets, each course by itself', async () => {
    const bank = await open();
    await bank.learn([{ text: 'Bien', ...use('foro1', 'r1', 2) }]);
    await bank.learn([
      { text: 'Bien', ...use('foro1', 'r1', 1) },
      { text: 'Bien', ...use('foro1', '', 1) },
    ]);
    const id = '7b1c0000-0000-4000-8000-000000000001';
    await bank.add([{ id, text: 'Otro', shared: false, pinned: true }]);
    await bank.add([
      { id: '7b1c0000-0000-4000-8000-000000000002', text: 'Otro', shared: false, pinned: false },
    ]);
    await bank.change(id, { text: 'Otro más', forgotten: true });
    const again = await (await open()).all();
    expect(again).toMatchObject([
      { id, text: 'Otro más', pinned: true, forgotten: true, mine: true },
      { text: 'Bien', uses: [use('foro1', 'r1', 3), use('foro1', '', 1)] },
    ]);
    expect(await (await open('otro')).all()).toEqual([]);
    await (await open()).clear();
    expect(await (await open()).all()).toEqual([]);
  });

  it('a damaged comment takes no other with it', async () => {
    await (await open()).learn([{ text: 'Bien', ...use('foro1', 'r1', 2) }]);
    const path = join(folder, 'comment-bank.json');
    const file = JSON.parse(await readFile(path, 'utf8'));
    file.courses.calculo.push({ text: 5 });
    await writeFile(path, JSON.stringify(file));
    expect((await (await open()).all()).map(({ text }) => text)).toEqual(['Bien']);
  });
});
