/** Opens nothing: what would have been opened can be read by a test. */
export function createShell() {
  const opened: string[] = [];
  return {
    opened,
    async openExternal(url: string): Promise<void> {
      opened.push(url);
    },
    async openPath(path: string): Promise<string> {
      opened.push(path);
      return '';
    },
  };
}
