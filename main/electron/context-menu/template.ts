import { appUrl, type ImageAddress, imageAddressOf } from '#contract/urls';
import type { Texts } from '../../texts/texts.ts';
import type { ContextParams, MenuItemOptions } from '../surface-words.ts';

export interface ContextMenuDeps {
  texts: Texts['contextMenu'];
  replace(word: string): void;
  learn(word: string): void;
  copyImage(): void;
  saveImage(image: Omit<ImageAddress, 'version'>): void;
}

const mostSuggestions = 5;
const separator: MenuItemOptions = { type: 'separator' };

/** What can be done with what lies under the pointer; nothing, where there is nothing. */
export function contextTemplate(params: ContextParams, deps: ContextMenuDeps): MenuItemOptions[] {
  if (params.isEditable) return [...spelling(params, deps), ...editing(deps)];
  if (params.mediaType === 'image') return picture(params, deps);
  return params.selectionText.trim() === '' ? [] : [{ role: 'copy', label: deps.texts.copy }];
}

function spelling(
  { misspelledWord, dictionarySuggestions }: ContextParams,
  deps: ContextMenuDeps,
): MenuItemOptions[] {
  if (misspelledWord === '') return [];
  const { texts, replace, learn } = deps;
  const words = dictionarySuggestions
    .slice(0, mostSuggestions)
    .map((word): MenuItemOptions => ({ label: word, click: () => replace(word) }));
  const none: MenuItemOptions = { label: texts.noSuggestion, enabled: false };
  return [
    ...(words.length > 0 ? words : [none]),
    { id: 'learn', label: texts.learn, click: () => learn(misspelledWord) },
    separator,
  ];
}

function editing({ texts }: ContextMenuDeps): MenuItemOptions[] {
  return [
    { role: 'cut', label: texts.cut },
    { role: 'copy', label: texts.copy },
    { role: 'paste', label: texts.paste },
    separator,
    { role: 'selectAll', label: texts.selectAll },
  ];
}

/** Only images of answers: what belongs to Tiza itself is nobody's to save. */
function picture(
  { srcURL }: ContextParams,
  { texts, copyImage, saveImage }: ContextMenuDeps,
): MenuItemOptions[] {
  const address = srcURL.startsWith(appUrl) ? imageAddressOf(new URL(srcURL).pathname) : null;
  if (address === null) return [];
  return [
    { id: 'copy-image', label: texts.copyImage, click: copyImage },
    { id: 'save-image', label: texts.saveImage, click: () => saveImage(address) },
  ];
}
