import type { FileDialogOptions, MessageBoxOptions } from '../../../../main/electron/surface-words.ts';

/** There is nobody to press a button, so what a dialog says goes to stderr, as Electron does before it is ready. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
  },
  /** What a person who presses Escape answers. */
  async showMessageBox({ cancelId }: MessageBoxOptions) {
    return { response: cancelId, checkboxChecked: false };
  },
  // A spec that wants a file to be chosen puts its own function in the place of these.
  async showSaveDialog(_options: FileDialogOptions) {
    return { canceled: true, filePath: '' };
  },
  async showOpenDialog(_options: FileDialogOptions) {
    return { canceled: true, filePaths: [] as string[] };
  },
};
