import type { EventEmitter } from 'node:events';
import type { Rectangle } from './bounds.ts';
import type { WebContents } from './web-contents.ts';

export interface WindowOptions extends Partial<Rectangle> {
  minWidth?: number;
  minHeight?: number;
  title?: string;
  show?: boolean;
  webPreferences?: { preload?: string; partition?: string; javascript?: boolean };
}

/** What a BrowserWindow can do. */
export interface AppWindow extends EventEmitter {
  readonly id: number;
  readonly webContents: WebContents;
  loadURL(url: string): Promise<void>;
  close(): void;
  destroy(): void;
  isDestroyed(): boolean;
  show(): void;
  isVisible(): boolean;
  focus(): void;
  maximize(): void;
  unmaximize(): void;
  isMaximized(): boolean;
  minimize(): void;
  restore(): void;
  isMinimized(): boolean;
  getBounds(): Rectangle;
  getNormalBounds(): Rectangle;
  setBounds(bounds: Partial<Rectangle>): void;
  getTitle(): string;
  setTitle(title: string): void;
}

export interface WindowClass {
  new (options?: WindowOptions): AppWindow;
  getAllWindows(): AppWindow[];
  getFocusedWindow(): AppWindow | null;
  fromWebContents(contents: WebContents): AppWindow | null;
}
