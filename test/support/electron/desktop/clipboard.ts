/** A clipboard of its own, so that parallel tests and the person at this machine do not disturb each other. */
export function createClipboard() {
  let content = '';
  return {
    readText: async (): Promise<string> => content,
    async writeText(text: string): Promise<void> {
      content = text;
    },
  };
}
