// What menus and dialogs are made of, as far as Tiza uses it; part of the slice in surface.ts.

export interface MenuItemOptions {
  id?: string;
  label?: string;
  role?: MenuRole;
  type?: 'normal' | 'separator' | 'submenu' | 'checkbox' | 'radio';
  accelerator?: string;
  /** On Windows and Linux: whether the key also works, or is only shown. */
  registerAccelerator?: boolean;
  enabled?: boolean;
  checked?: boolean;
  submenu?: MenuItemOptions[];
  click?: () => void;
}

export type MenuRole =
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'delete'
  | 'selectAll'
  | 'reload'
  | 'forceReload'
  | 'toggleDevTools'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'close'
  | 'zoom'
  | 'front'
  | 'window'
  | 'help';

/** What lies under the pointer. */
export interface ContextParams {
  x: number;
  y: number;
  mediaType: string;
  srcURL: string;
  isEditable: boolean;
  selectionText: string;
  misspelledWord: string;
  dictionarySuggestions: string[];
}

export interface MessageBoxOptions {
  type: 'warning' | 'question';
  message: string;
  detail: string;
  buttons: string[];
  defaultId: number;
  cancelId: number;
  noLink: boolean;
}

export interface AboutPanel {
  applicationName: string;
  applicationVersion: string;
  copyright: string;
  iconPath?: string;
}

export interface FileDialogOptions {
  title?: string;
  defaultPath?: string;
  filters?: { name: string; extensions: string[] }[];
}

export interface PdfOptions {
  pageSize: 'A4';
  preferCSSPageSize: boolean;
  printBackground: boolean;
  generateTaggedPDF: boolean;
  generateDocumentOutline: boolean;
}

export interface OpenDialogOptions extends FileDialogOptions {
  properties?: ('openFile' | 'openDirectory' | 'createDirectory')[];
}
