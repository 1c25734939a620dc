import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createFileNames, fileName } from '../../../main/feedback/print/file-names.ts';
import { paperHtml } from '../../../main/feedback/print/paper-html.ts';
import type { Paper } from '../../../main/feedback/print/papers.ts';
import { type FinishedFile, writeFolder } from '../../../main/feedback/print/write-folder.ts';

describe('the name of a file', () => {
  it('is one that every system takes, whatever a student or an activity is called', () => {
    const named = (text: string) => fileName(text, 'hoja');
    expect(named('Eva Luna')).toBe('Eva Luna');
    expect(named('Foro 1: ¿f/g? <a|b>\\"*"')).toBe('Foro 1- ¿f-g- -a-b-');
    expect(named('../../etc/passwd')).toBe('-..-etc-passwd');
    expect(named('\u202Efdp.exe\u0000\n x ')).toBe('fdp.exe x');
    expect(named('  . . ')).toBe('hoja');
    expect(named('???')).toBe('hoja');
    expect(named('aux')).toBe('_aux');
    expect(named('Com1.txt')).toBe('_Com1.txt');
    expect(named('Compras...')).toBe('Compras');
    expect(named('ليلى')).toBe('ليلى');
    expect(named('\uD800')).toBe('hoja');
    expect(named('Ñ'.normalize('NFD'))).toBe('Ñ');
    for (const long of ['x'.repeat(5000), '👩‍👩‍👧'.repeat(300), '漢'.repeat(500)]) {
      expect(Buffer.byteLength(named(long))).toBeLessThanOrEqual(150);
      expect(named(long)).not.toMatch(/\p{Cs}/u);
      expect(named(long).length).toBeGreaterThan(20);
    }
  });

  it('is given once, also where case or the writing of accents is forgotten', () => {
    const nameFor = createFileNames('.pdf');
    expect(
      ['Eva Luna', 'EVA LUNA', 'Eva Luna (2)', 'Pérez', 'Pe\u0301rez', ''].map((one) => nameFor(one, 'hoja')),
    ).toEqual([
      'Eva Luna.pdf',
      'EVA LUNA (2).pdf',
      'Eva Luna (2) (2).pdf',
      'Pérez.pdf',
      'Pérez (2).pdf',
      'hoja.pdf',
    ]);
  });
});

describe('a paper', () => {
  const frame = {
    course: 'Cálculo </style><script>',
    language: 'es',
    printedOn: new Date(2026, 10, 21),
  } as const;
  const paper = (text: string, rest: Partial<Paper> = {}): Paper => ({
    title: 'Eva "\u202E" </title> \\ <i>',
    part: 1,
    groups: [
      {
        title: '<h1>Foro</h1>',
        handedIn: '2026-11-01 23:59:00.000',
        comments: [{ text, author: '<b>Ana</b>', writtenAt: '2026-11-02 12:00:00.000' }],
      },
    ],
    ...rest,
  });
  const tagsOf = (html: string) => [...new Set(html.match(/<\/?[a-z!][a-z0-9]*/gi))].toSorted().join(' ');

  it('holds what was written as text and nothing else, whatever it looks like', () => {
    const hostile = `</p><script>alert(1)</script><img src=x onerror=a> &amp; 'x' $x^2$\n\u202Efoo {date} $&`;
    const html = paperHtml(paper(hostile), frame);
    expect(tagsOf(html)).toBe(
      tagsOf(paperHtml(paper('sin más', { title: 'Eva' }), { ...frame, course: 'C' })),
    );
    expect(html.match(/<\/style>/g)).toHaveLength(1);
    expect(html).toContain(
      '&lt;/p&gt;&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src=x onerror=a&gt; &amp;amp; &#39;x&#39; $x^2$\n\u202Efoo {date} $&amp;</p>',
    );
    expect(html).not.toMatch(/<[^>]*\son|<script|src="|href|url\(/i);
    // In the style a title stands between quotation marks that it cannot end.
    expect(html).toContain('content: "Eva \\22 \\22  \\3c \\2f title\\3e  \\5c  \\3c i\\3e');
  });

  it('says who wrote what and when, by the server’s clock, in the language chosen', () => {
    const spanish = paperHtml(paper('Bien'), frame);
    expect(spanish).toContain('<html lang="es">');
    expect(spanish).toContain('1 comentario · impreso el 21 de noviembre de 2026');
    expect(spanish).toMatch(/Entregado el 1 de noviembre de 2026\D+23:59/);
    expect(spanish).toMatch(/<bdi>&lt;b&gt;Ana&lt;\/b&gt;<\/bdi> · 2 de noviembre de 2026\D+12:00/);
    const english = paperHtml(paper('Fine', { part: 2 }), { ...frame, language: 'en' });
    expect(english).toMatch(/Handed in on 1 November 2026\D+23:59/);
    expect(english).toContain('(continued, 2)');
  });

  it('shows a date beyond any calendar as the server wrote it', () => {
    const [group] = paper('Bien').groups;
    const comments = [{ text: 'Bien', author: null, writtenAt: '12026-01-01 00:00:00.000' }];
    const html = paperHtml(
      paper('', { groups: [{ title: 'Foro', handedIn: null, ...group, comments }] }),
      frame,
    );
    expect(html).toContain('<p class="signed">12026-01-01 00:00:00.000</p>');
  });

  it('is longer than a page where it must be, and does not try to keep what cannot be kept together', () => {
    const html = paperHtml(paper('<'.repeat(200_000)), frame);
    expect(html).toContain('&lt;'.repeat(200_000));
    expect(html).toContain('<article><p');
    expect(paperHtml(paper('Bien'), frame)).toContain('<article class="short"><p');
  });
});

describe('a folder of papers', () => {
  let within: string;
  beforeEach(async () => {
    within = await mkdtemp(join(tmpdir(), 'tiza-papel-'));
    return () => rm(within, { recursive: true });
  });
  async function* files(during: () => void = () => undefined): AsyncIterable<FinishedFile> {
    yield { name: 'a.pdf', bytes: Buffer.from('a') };
    during();
    yield { name: 'b.pdf', bytes: Buffer.from('b') };
  }
  const never = new AbortController().signal;
  const notes = { begin: async () => undefined, end: async () => undefined };

  it('is a new one, whole, beside whatever has its name', async () => {
    await writeFile(join(within, 'Hojas'), 'un archivo');
    await mkdir(join(within, 'Hojas (2).part'));
    expect(await writeFolder(within, 'Hojas', files(), never, notes)).toBe('Hojas (3)');
    expect((await readdir(within)).toSorted()).toEqual(['Hojas', 'Hojas (2).part', 'Hojas (3)']);
    expect(await readdir(join(within, 'Hojas (3)'))).toEqual(['a.pdf', 'b.pdf']);
    expect(await readFile(join(within, 'Hojas (3)', 'b.pdf'), 'utf8')).toBe('b');
  });

  it('is not there at all when it was cancelled, failed, or nothing was to be written', async () => {
    const stop = new AbortController();
    await expect(
      writeFolder(
        within,
        'Hojas',
        files(() => stop.abort()),
        stop.signal,
        notes,
      ),
    ).rejects.toMatchObject({
      code: 'cancelled',
    });
    const broken = files(() => {
      throw new Error('The printer is gone');
    });
    await expect(writeFolder(within, 'Hojas', broken, never, notes)).rejects.toThrow('The printer is gone');
    async function* none(): AsyncIterable<FinishedFile> {}
    expect(await writeFolder(within, 'Hojas', none(), never, notes)).toBeNull();
    expect(await readdir(within)).toEqual([]);
    await expect(writeFolder(join(within, 'no'), 'Hojas', files(), never, notes)).rejects.toMatchObject({
      details: { reason: 'file-unwritable' },
    });
  });
});
