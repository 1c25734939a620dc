import { describe, expect, it, vi } from 'vitest';
import { contextTemplate } from '../../../main/electron/context-menu/template.ts';
import type { ContextParams } from '../../../main/electron/surface-words.ts';
import { textsIn } from '../../../main/texts/texts.ts';

const nothing: ContextParams = {
  x: 10,
  y: 20,
  mediaType: 'none',
  srcURL: '',
  isEditable: false,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
};

function menu(params: Partial<ContextParams>) {
  const deps = {
    texts: textsIn('es').contextMenu,
    replace: vi.fn(),
    learn: vi.fn(),
    copyImage: vi.fn(),
    saveImage: vi.fn(),
  };
  const items = contextTemplate({ ...nothing, ...params }, deps);
  return { deps, items, names: items.map(({ role, label, type }) => role ?? label ?? type) };
}

describe('the menu under the pointer', () => {
  it('is none where there is nothing to do', () => {
    expect(menu({}).items).toEqual([]);
    expect(menu({ selectionText: '  \n' }).items).toEqual([]);
  });

  it('copies what is selected, and edits where one may write', () => {
    expect(menu({ selectionText: 'límite' }).names).toEqual(['copy']);
    expect(menu({ isEditable: true }).names).toEqual(['cut', 'copy', 'paste', 'separator', 'selectAll']);
  });

  it('offers words for a misspelt one, and to learn it', () => {
    const { items, names, deps } = menu({
      isEditable: true,
      misspelledWord: 'limite',
      dictionarySuggestions: ['límite', 'limité', 'limite', 'limita', 'limito', 'imite'],
    });
    expect(names.slice(0, 7)).toEqual([
      'límite',
      'limité',
      'limite',
      'limita',
      'limito',
      'Añadir al diccionario',
      'separator',
    ]);
    items[0]?.click?.();
    expect(deps.replace).toHaveBeenCalledWith('límite');
    items[5]?.click?.();
    expect(deps.learn).toHaveBeenCalledWith('limite');
    expect(menu({ isEditable: true, misspelledWord: 'xqz' }).items[0]).toMatchObject({ enabled: false });
  });

  it('saves and copies an image of an answer', () => {
    const { items, deps } = menu({ mediaType: 'image', srcURL: 'app://tiza/media/foro5/42/imagen_1?v=abc' });
    for (const item of items) item.click?.();
    expect(deps.copyImage).toHaveBeenCalledOnce();
    expect(deps.saveImage).toHaveBeenCalledWith({ activity: 'foro5', submission: '42', image: 'imagen_1' });
  });

  it.each([
    'app://tiza/assets/mark.svg',
    'app://evil/media/foro5/42/imagen_1',
    'https://tiza/media/foro5/42/imagen_1',
    'app://tiza/media/foro5/42',
    'app://tiza/media/foro5/42/imagen_1/more',
    'app://tiza/media/%ff/42/imagen_1',
    'data:image/png;base64,AAAA',
    '',
  ])('does nothing with %s', (srcURL) => {
    expect(menu({ mediaType: 'image', srcURL }).items).toEqual([]);
  });
});
