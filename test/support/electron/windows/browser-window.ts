import { EventEmitter } from 'node:events';
import { createEvent } from '../event.ts';
import type { AppWindow, WindowClass, WindowOptions } from './app-window.ts';
import { createPlace, type Place, type Rectangle } from './bounds.ts';
import type { WindowHost } from './host.ts';
import type { WebContents } from './web-contents.ts';

/** Electron's `BrowserWindow`. A class, because it is made with `new`. */
export function createWindowClass(host: WindowHost): WindowClass {
  return class BrowserWindow extends EventEmitter implements AppWindow {
    readonly id: number;
    readonly webContents: WebContents;
    readonly #place: Place;
    #title: string;
    #visible: boolean;
    #closing = false;

    constructor(options: WindowOptions = {}) {
      super();
      if (!host.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
      this.#title = options.title ?? '';
      this.#visible = options.show ?? true;
      this.#place = createPlace({
        ...options,
        workArea: host.workArea(),
        changed: (what) => {
          this.webContents.resized(this.#place.bounds());
          this.emit(what);
        },
      });
      const { id, contents } = host.open({
        ...options.webPreferences,
        place: this.#place,
        close: ({ waitForBeforeUnload = true } = {}) => (waitForBeforeUnload ? this.close() : this.destroy()),
        painted: () => void this.emit('ready-to-show'),
        gone: () => this.#forget(),
      });
      this.id = id;
      this.webContents = contents;
      contents.resized(this.#place.bounds());
      host.windows.set(id, this);
      host.created(contents);
    }

    static getAllWindows(): AppWindow[] {
      return [...host.windows.values()];
    }

    static fromWebContents(contents: WebContents): AppWindow | null {
      return BrowserWindow.getAllWindows().find((window) => window.webContents === contents) ?? null;
    }

    static getFocusedWindow(): AppWindow | null {
      return BrowserWindow.getAllWindows().findLast((window) => window.isVisible()) ?? null;
    }

    loadURL(url: string): Promise<void> {
      return this.webContents.loadURL(url);
    }

    /** The listeners may keep it open; otherwise the page may, with its own `beforeunload`. */
    close(): void {
      if (this.isDestroyed() || this.#closing) return;
      const event = createEvent();
      this.emit('close', event);
      if (event.defaultPrevented) {
        host.closeRefused();
        return;
      }
      this.#closing = true;
      host.closePage(this.webContents, () => {
        this.#closing = false;
        host.closeRefused();
      });
    }

    destroy(): void {
      if (!this.isDestroyed()) host.destroyPage(this.webContents);
    }

    #forget(): void {
      if (!host.windows.delete(this.id)) return;
      // Somebody closed it from outside; it can no longer be kept, but the listeners hear of it.
      if (!this.#closing) this.emit('close', createEvent());
      this.webContents.markDestroyed();
      this.emit('closed');
      host.closed();
    }

    isDestroyed(): boolean {
      return !host.windows.has(this.id);
    }

    show(): void {
      this.#visible = true;
      this.emit('show');
    }

    isVisible(): boolean {
      return this.#visible;
    }

    focus(): void {
      this.emit('focus');
    }

    maximize(): void {
      this.#enter('maximized', 'maximize');
    }

    unmaximize(): void {
      if (this.isMaximized()) this.#enter('normal', 'unmaximize');
    }

    minimize(): void {
      this.#enter('minimized', 'minimize');
    }

    restore(): void {
      if (this.isMinimized()) this.#enter('normal', 'restore');
    }

    #enter(mode: Parameters<Place['setMode']>[0], event: string): void {
      void this.#place.setMode(mode).then(() => this.emit(event));
    }

    isMaximized(): boolean {
      return this.#place.mode() === 'maximized';
    }

    isMinimized(): boolean {
      return this.#place.mode() === 'minimized';
    }

    getBounds(): Rectangle {
      return this.#place.bounds();
    }

    getNormalBounds(): Rectangle {
      return this.#place.normalBounds();
    }

    setBounds(bounds: Partial<Rectangle>): void {
      void this.#place.move(bounds);
    }

    setTitle(title: string): void {
      this.#title = title;
    }

    getTitle(): string {
      return this.#title;
    }
  };
}
