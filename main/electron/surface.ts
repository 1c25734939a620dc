import * as electron from 'electron';
import type {
  AboutPanel,
  ContextParams,
  FileDialogOptions,
  MenuItemOptions,
  MessageBoxOptions,
  OpenDialogOptions,
  PdfOptions,
} from './surface-words.ts';

// The exact slice of Electron that Tiza uses. `tsc` checks here that the real module
// satisfies it; whatever plays Electron in tests is checked against the same types.
// The rest of this room imports from here, so that nothing outside the slice creeps in.

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Preventable {
  preventDefault(): void;
}

export interface Frame {
  readonly url: string;
  readonly parent: Frame | null;
}

export interface IpcEvent {
  readonly sender: WebContents;
  /** Null when the frame has gone or navigated before the message was read. */
  readonly senderFrame: Frame | null;
}

export interface Session {
  readonly protocol: { handle(scheme: string, handler: (request: Request) => Promise<Response>): void };
  setPermissionRequestHandler(
    handler: (contents: WebContents, permission: string, callback: (granted: boolean) => void) => void,
  ): void;
  setPermissionCheckHandler(handler: (contents: WebContents | null, permission: string) => boolean): void;
  setSpellCheckerEnabled(enabled: boolean): void;
  setSpellCheckerLanguages(languages: string[]): void;
  addWordToSpellCheckerDictionary(word: string): boolean;
}

export interface WebContents {
  readonly id: number;
  readonly session: Session;
  readonly mainFrame: Frame;
  send(channel: string, payload: unknown): void;
  isDestroyed(): boolean;
  getURL(): string;
  capturePage(): Promise<{ toPNG(): Buffer }>;
  printToPDF(options: PdfOptions): Promise<Buffer>;
  copyImageAt(x: number, y: number): void;
  replaceMisspelling(word: string): void;
  setZoomFactor(factor: number): void;
  setWindowOpenHandler(handler: (details: { url: string }) => { action: 'deny' }): void;
  on(event: 'context-menu', listener: (event: unknown, params: ContextParams) => void): unknown;
  on(event: 'unresponsive', listener: () => void): unknown;
  on(event: 'will-frame-navigate', listener: (event: Preventable & { url: string }) => void): unknown;
  on(event: 'will-redirect', listener: (event: Preventable & { url: string }) => void): unknown;
  on(event: 'will-attach-webview', listener: (event: Preventable) => void): unknown;
  on(event: 'render-process-gone', listener: (event: unknown, details: { reason: string }) => void): unknown;
}

export interface WindowOptions {
  x?: number;
  y?: number;
  width: number;
  height: number;
  minWidth: number;
  minHeight: number;
  show: boolean;
  title: string;
  backgroundColor: string;
  webPreferences: {
    preload: string;
    sandbox: true;
    contextIsolation: true;
    nodeIntegration: false;
    webviewTag: false;
    spellcheck: boolean;
  };
}

/** Never seen: it is there to be printed. */
export interface HiddenWindowOptions {
  show: false;
  webPreferences: {
    /** The name of its session. */
    partition: string;
    javascript: false;
    sandbox: true;
    contextIsolation: true;
    nodeIntegration: false;
    webviewTag: false;
    spellcheck: false;
  };
}

export interface BrowserWindow {
  readonly id: number;
  readonly webContents: WebContents;
  loadURL(url: string): Promise<void>;
  show(): void;
  focus(): void;
  restore(): void;
  maximize(): void;
  close(): void;
  destroy(): void;
  isMinimized(): boolean;
  isMaximized(): boolean;
  isDestroyed(): boolean;
  getNormalBounds(): Rectangle;
  setTitle(title: string): void;
  on(
    event: 'resize' | 'move' | 'maximize' | 'unmaximize' | 'focus' | 'closed',
    listener: () => void,
  ): unknown;
  on(event: 'close', listener: (event: Preventable) => void): unknown;
  once(event: 'ready-to-show', listener: () => void): unknown;
}

export interface Menu {
  /** Under the pointer, in the window that has the focus. */
  popup(): void;
  readonly items: readonly { readonly id: string; readonly label: string }[];
}

export interface SystemNotification {
  show(): void;
  on(event: 'click', listener: () => void): unknown;
}

export interface ClipboardItem {
  readonly types: string[];
}

export interface Surface {
  app: {
    readonly isPackaged: boolean;
    enableSandbox(): void;
    whenReady(): Promise<void>;
    isReady(): boolean;
    quit(): void;
    exit(code?: number): void;
    /** Once this one has ended. */
    relaunch(): void;
    requestSingleInstanceLock(): boolean;
    getPath(name: 'userData' | 'logs' | 'documents' | 'temp'): string;
    setPath(name: 'userData', path: string): void;
    setAppUserModelId(id: string): void;
    setAsDefaultProtocolClient(protocol: string, path?: string, words?: string[]): boolean;
    getAppPath(): string;
    setAboutPanelOptions(options: AboutPanel): void;
    getName(): string;
    setName(name: string): void;
    getVersion(): string;
    getLocale(): string;
    getPreferredSystemLanguages(): string[];
    on(
      event: 'second-instance',
      listener: (event: unknown, argv: string[], workingDirectory: string) => void,
    ): unknown;
    on(event: 'window-all-closed' | 'activate', listener: () => void): unknown;
    on(event: 'before-quit', listener: (event: Preventable) => void): unknown;
    on(event: 'will-quit', listener: (event: Preventable) => void): unknown;
    on(event: 'open-url', listener: (event: Preventable, url: string) => void): unknown;
    on(event: 'open-file', listener: (event: Preventable, path: string) => void): unknown;
    on(event: 'web-contents-created', listener: (event: unknown, contents: WebContents) => void): unknown;
  };
  BrowserWindow: {
    new (options: WindowOptions | HiddenWindowOptions): BrowserWindow;
    getAllWindows(): BrowserWindow[];
    fromWebContents(contents: WebContents): BrowserWindow | null;
  };
  ipcMain: {
    handle(channel: string, listener: (event: IpcEvent, ...parameters: unknown[]) => Promise<unknown>): void;
  };
  protocol: {
    registerSchemesAsPrivileged(
      schemes: {
        scheme: string;
        privileges: { standard: boolean; secure: boolean; supportFetchAPI: boolean; stream: boolean };
      }[],
    ): void;
  };
  session: {
    readonly defaultSession: Session;
    fromPartition(partition: string, options: { cache: boolean }): Session;
  };
  Menu: {
    buildFromTemplate(template: MenuItemOptions[]): Menu;
    setApplicationMenu(menu: Menu | null): void;
    getApplicationMenu(): Menu | null;
  };
  dialog: {
    showErrorBox(title: string, content: string): void;
    showMessageBox(options: MessageBoxOptions): Promise<{ response: number }>;
    showSaveDialog(options: FileDialogOptions): Promise<{ canceled: boolean; filePath: string }>;
    showOpenDialog(options: OpenDialogOptions): Promise<{ canceled: boolean; filePaths: string[] }>;
  };
  shell: { openExternal(url: string): Promise<void>; openPath(path: string): Promise<string> };
  Notification: {
    new (options: { title: string; body: string }): SystemNotification;
    isSupported(): boolean;
  };
  clipboard: {
    readText(): Promise<string>;
    writeText(text: string): Promise<void>;
    write(items: ClipboardItem[]): Promise<void>;
  };
  ClipboardItem: new (items: Record<string, Blob>) => ClipboardItem;
  nativeTheme: { themeSource: 'system' | 'light' | 'dark'; readonly shouldUseDarkColors: boolean };
  powerMonitor: { on(event: 'suspend' | 'resume', listener: () => void): unknown };
  screen: { getAllDisplays(): { workArea: Rectangle }[] };
}

const surface: Surface = electron;
export const {
  app,
  BrowserWindow,
  ClipboardItem,
  ipcMain,
  protocol,
  session,
  Menu,
  dialog,
  shell,
  Notification,
  clipboard,
  nativeTheme,
  powerMonitor,
  screen,
} = surface;
