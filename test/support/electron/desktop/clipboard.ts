/** Electron's `ClipboardItem`, as far as a picture needs it. */
export class ClipboardItem {
  readonly #items: Record<string, Blob>;

  constructor(items: Record<string, Blob>) {
    this.#items = items;
  }

  get types(): string[] {
    return Object.keys(this.#items);
  }

  async getType(type: string): Promise<Blob> {
    const found = this.#items[type];
    if (found === undefined) throw new Error(`The clipboard holds no ${type}`);
    return found;
  }
}

export interface Clipboard {
  readText(): Promise<string>;
  writeText(text: string): Promise<void>;
  read(): Promise<ClipboardItem[]>;
  write(items: { readonly types: string[] }[]): Promise<void>;
}

/** A clipboard of its own, so that parallel tests and the person at this machine do not disturb each other. */
export function createOwnClipboard(): Clipboard {
  let content: ClipboardItem[] = [];
  return {
    async readText() {
      const [item] = content;
      return item?.types.includes('text/plain') ? (await item.getType('text/plain')).text() : '';
    },
    async writeText(text) {
      content = [new ClipboardItem({ 'text/plain': new Blob([text]) })];
    },
    read: async () => content,
    async write(items) {
      content = items as ClipboardItem[];
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
    read: async () => [],
    async write(items) {
      const [item] = items as ClipboardItem[];
      const [type] = item?.types ?? [];
      if (item === undefined || type === undefined) return;
      const bytes = Buffer.from(await (await item.getType(type)).arrayBuffer()).toString('base64');
      await inPage(
        'clipboard-write',
        `navigator.clipboard.write([new ClipboardItem({ '${type}':
          new Blob([Uint8Array.from(atob('${bytes}'), (sign) => sign.charCodeAt(0))], { type: '${type}' }) })])`,
      );
    },
  };
}
