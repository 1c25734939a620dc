// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Part, Submission } from '#contract/grading';
import { PartCard } from '../../../../renderer/features/submission/part-card.tsx';
import { closeAll, show } from '../../support/show.tsx';

afterEach(closeAll);

const submission: Submission = {
  ref: { activity: 'foro5', id: '42' },
  student: { id: 'a', name: 'Ana <b>Gil</b>', email: 'ana@uni.example' },
  submittedAt: null,
  attempt: 1,
  attempts: 1,
  length: 0,
  state: 'awaiting',
  parts: [],
  feedback: [],
};

const showPart = (part: Part) => show(<PartCard part={part} submission={submission} />);
const text = (words: string, length = words.length): Part => ({
  kind: 'text',
  key: 'r1',
  label: 'Pregunta 1',
  text: words,
  length,
});

describe('a text answer', () => {
  it('stays text, whatever it looks like', async () => {
    const shown = await showPart(text('<img src=x onerror="alert(1)">\n<script>1</script>'));
    expect(shown.findAll('img, script')).toHaveLength(0);
    expect(shown.find('section').textContent).toContain('<img src=x onerror="alert(1)">');
  });

  it('names characters that would turn the text around or hide in it', async () => {
    const shown = await showPart(text('a\u202eb\u0000c\ud800d \u{1F600}'));
    const marks = shown.findAll('[title^="Carácter invisible"]').map((mark) => mark.textContent);
    expect(marks).toEqual(['U+202E', 'U+0000', 'U+D800']);
    expect(shown.find('section').textContent).toContain('\u{1F600}');
    expect(shown.find('section div > bdi').textContent).toContain('U+202E');
  });

  it('says when it is blank, and when only its beginning is here', async () => {
    const blank = await showPart(text('  \n '));
    expect(blank.find('section').textContent).toContain('Sin respuesta');
    await closeAll();
    const long = await showPart(text('abcde', 10_000_000));
    expect(long.find('section').textContent).toContain('los primeros 5 de 10.000.000 caracteres');
  });

  it('goes on from where it stopped, when asked', async () => {
    const shown = await showPart(text('x', 250_000));
    await shown.click(shown.button(/^Seguir leyendo/));
    await shown.eventually(() => expect(shown.find('section').textContent).toContain('más texto'));
    expect(shown.bridge.calls.findLast(({ method }) => method === 'grading.text')?.input).toEqual({
      ref: { activity: 'foro5', id: '42' },
      part: 'r1',
      from: 1,
      length: 200_000,
    });
    await shown.click(shown.button(/^Seguir leyendo/));
    await shown.eventually(() => expect(shown.findAll('button')).toHaveLength(0));
  });
});

describe('a table answer', () => {
  it('shows which cells are empty', async () => {
    const shown = await showPart({
      kind: 'table',
      key: 't6',
      label: 'Tabla',
      columns: ['x', 'f(x)'],
      rows: [
        ['1.9', ''],
        [' ', '3'],
      ],
    });
    // What the class wrote may stand under it already.
    const cells = shown.findAll('tbody td').map((cell) => cell.textContent ?? '');
    const own = ['1.9', 'vacía', 'vacía', '3'];
    expect(cells.map((cell, index) => cell.startsWith(own[index] ?? '-'))).toEqual(own.map(() => true));
    expect(shown.findAll('tbody th')[1]?.getAttribute('aria-label')).toBe('Fila 2');
  });
});

describe('images', () => {
  const images: Part = {
    kind: 'images',
    key: 'i',
    label: 'Gráficas',
    images: [
      { key: 'imagen_1', label: 'Imagen 1', bytes: 97_000, version: 'a/b' },
      { key: 'imagen_2', label: 'Imagen 2', bytes: 1_200_000, version: 'c' },
    ],
  };

  it('are asked for by their address, late, with words for who cannot see them', async () => {
    const shown = await showPart(images);
    const [first] = shown.findAll('img');
    expect(first?.getAttribute('src')).toBe('/media/foro5/42/imagen_1?v=a%2Fb');
    expect(first?.getAttribute('loading')).toBe('lazy');
    expect(first?.getAttribute('alt')).toBe('Imagen 1, de Ana <b>Gil</b>');
    expect(shown.findAll('figcaption')[1]?.textContent?.replace(/\s/g, ' ')).toBe('Imagen 2 · 1,2 MB');
  });

  it('that are broken say so, let the others live and can be tried again', async () => {
    vi.stubGlobal('fetch', async () => new Response(null, { status: 200 }));
    const shown = await showPart(images);
    await shown.change(() => shown.find('img').dispatchEvent(new Event('error')));
    await shown.eventually(() => expect(shown.findAll('img')).toHaveLength(1));
    expect(shown.find('figure').textContent).toContain('Esta imagen no se puede mostrar');
    await shown.click(shown.button('Reintentar'));
    expect(shown.findAll('img')).toHaveLength(2);
  });
});
