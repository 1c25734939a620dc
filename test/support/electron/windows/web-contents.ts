import { EventEmitter } from 'node:events';
import type { PdfOptions } from '../../../../main/electron/surface-words.ts';
import type { AppSession } from '../session/session.ts';
import type { PageFrame } from './frames.ts';
import type { Page } from './page.ts';
import type { Picture } from './picture.ts';

type WindowOpenHandler = (details: { url: string }) => { action: 'deny' };

interface Size {
  width: number;
  height: number;
}

/** Electron's `webContents`, as far as the app and Playwright use it. */
export class WebContents extends EventEmitter {
  readonly id: number;
  readonly session: AppSession;
  readonly close: (options?: { waitForBeforeUnload?: boolean }) => void;
  #opened: Promise<Page> = new Promise(() => undefined);
  #page: Page | undefined;
  #destroyed = false;
  /** Once it was set, the page's size is ours to say. */
  #zoom: number | undefined;
  #size: Size | undefined;
  #openHandler: WindowOpenHandler = () => ({ action: 'deny' });

  constructor(id: number, session: AppSession, close: WebContents['close']) {
    super();
    this.id = id;
    this.session = session;
    this.close = close;
  }

  /** Chromium opens the window a moment later than main believes it to be there. */
  attach(opened: Promise<Page>): void {
    this.#opened = opened;
    opened.then(
      (page) => {
        this.#page = page;
      },
      () => undefined,
    );
  }

  opened(): Promise<Page> {
    return this.#opened;
  }

  get mainFrame(): PageFrame {
    return this.#page?.frames.main ?? { url: '', parent: null };
  }

  get targetId(): string | undefined {
    return this.#page?.targetId;
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  send(channel: string, ...parameters: unknown[]): void {
    if (this.#destroyed) throw new TypeError('Object has been destroyed');
    this.#page?.send(channel, parameters);
  }

  async loadURL(url: string): Promise<void> {
    await (await this.#opened).load(url);
  }

  /** Nobody points at anything here. */
  copyImageAt(_x: number, _y: number): void {}

  replaceMisspelling(_word: string): void {}

  async capturePage(): Promise<Picture> {
    return (await this.#opened).capture();
  }

  async printToPDF(options: PdfOptions): Promise<Buffer> {
    return (await this.#opened).print(options);
  }

  setZoomFactor(factor: number): void {
    if (factor === this.getZoomFactor()) return;
    this.#zoom = factor;
    this.#draw();
  }

  getZoomFactor(): number {
    return this.#zoom ?? 1;
  }

  /** The window has another size. */
  resized(size: Size): void {
    this.#size = size;
    this.#draw();
  }

  #draw(): void {
    const size = this.#size;
    const zoom = this.#zoom;
    if (size === undefined || zoom === undefined) return;
    void this.#opened.then((page) => page.zoom(zoom, size)).catch(() => undefined);
  }

  setWindowOpenHandler(handler: WindowOpenHandler): void {
    this.#openHandler = handler;
  }

  /** A page tried to open a window. It never gets one; the handler hears of it. */
  refuseWindow(url: string): void {
    this.#openHandler({ url });
  }

  markDestroyed(): void {
    this.#destroyed = true;
    this.emit('destroyed');
  }
}
