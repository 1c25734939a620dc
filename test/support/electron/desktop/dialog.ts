/** There is nobody to press a button, so what a dialog says goes to stderr, as Electron does before it is ready. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
  },
};
