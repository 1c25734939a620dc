// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { parseMarkdown } from '../../../../renderer/features/guide/markdown.ts';
import { closeAll, showApp } from '../../support/show.tsx';

afterEach(closeAll);

describe('Markdown', () => {
  it('is read as far as the guide uses it', () => {
    const page = [
      '# Título',
      'Dos líneas',
      'de **una** frase: `Ctrl+K` y [un enlace](otra.md#aquí).',
      '',
      '1. Uno',
      '   sigue',
      '2. Dos',
      '',
      '   ![Foto](../images/es/foto.png)',
      '',
      '- Punto',
      '',
      '| A | B |',
      '|---|---|',
      '| a | **b** |',
      '',
      '> Nota',
    ].join('\n');
    const text = (words: string) => ({ kind: 'text', text: words });
    expect(parseMarkdown(page)).toEqual([
      { kind: 'heading', level: 1, id: 'título', text: [text('Título')] },
      {
        kind: 'paragraph',
        text: [
          text('Dos líneas de '),
          { kind: 'strong', text: 'una' },
          text(' frase: '),
          { kind: 'code', text: 'Ctrl+K' },
          text(' y '),
          { kind: 'link', text: 'un enlace', href: 'otra.md#aquí' },
          text('.'),
        ],
      },
      {
        kind: 'list',
        ordered: true,
        items: [
          [{ kind: 'paragraph', text: [text('Uno sigue')] }],
          [
            { kind: 'paragraph', text: [text('Dos')] },
            { kind: 'image', alt: 'Foto', src: '../images/es/foto.png' },
          ],
        ],
      },
      { kind: 'list', ordered: false, items: [[{ kind: 'paragraph', text: [text('Punto')] }]] },
      {
        kind: 'table',
        head: [[text('A')], [text('B')]],
        rows: [[[text('a')], [{ kind: 'strong', text: 'b' }]]],
      },
      { kind: 'note', text: [text('Nota')] },
    ]);
  });
});

describe('the guide', () => {
  it('opens in the language of the window, with its pictures, and follows its own links', async () => {
    const shown = await showApp();
    await shown.change(() => shown.bridge.emit('command', { name: 'open-guide' }));
    const title = () => shown.find('article h3').textContent;
    await shown.eventually(() => expect(title()).toContain('Diez minutos'));
    const pictures = shown.findAll('article img').map((picture) => picture.getAttribute('src'));
    expect(pictures.length).toBeGreaterThan(3);
    expect(pictures.every((src) => src?.endsWith('.png'))).toBe(true);

    const links = shown.findAll('article a');
    await shown.click(links.at(-1) as HTMLElement);
    await shown.eventually(() => expect(title()).toBe('Si algo va mal'));
    await shown.change(() => shown.bridge.emit('command', { name: 'language-en' }));
    await shown.eventually(() => expect(title()).toBe('If something goes wrong'));
  });
});
