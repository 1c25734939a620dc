import type { ImageAddress } from '#contract/urls';
import type { Texts } from '../../texts/texts.ts';
import { type BrowserWindow, Menu } from '../surface.ts';
import { contextTemplate } from './template.ts';

export interface ContextMenuWiring {
  texts(): Texts['contextMenu'];
  saveImage(image: Omit<ImageAddress, 'version'>): void;
}

/** The menu under the pointer, in text and on images. */
export function offerContextMenu(window: BrowserWindow, { texts, saveImage }: ContextMenuWiring): void {
  const contents = window.webContents;
  contents.on('context-menu', (_event, params) => {
    const template = contextTemplate(params, {
      texts: texts(),
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
      copyImage: () => contents.copyImageAt(params.x, params.y),
      saveImage,
    });
    if (template.length > 0) Menu.buildFromTemplate(template).popup();
  });
}
