export interface Clipboard {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
}

/** A clipboard of its own, so that parallel tests and the person at this machine do not disturb each other. */
export function createOwnClipboard(): Clipboard {
  let content = '';
  return {
    readText: async () => content,
    async writeText(text) {
      content = text;
    },
  };
}

/** The clipboard of this machine, reached through the window that is in front. */
export function createSharedClipboard(
  inPage: (permission: string, expression: string) => Promise<unknown>,
): Clipboard {
  return {
    readText: async () => String((await inPage('clipboard-read', 'navigator.clipboard.readText()')) ?? ''),
    async writeText(text) {
      await inPage('clipboard-write', `navigator.clipboard.writeText(${JSON.stringify(text)})`);
    },
  };
}
