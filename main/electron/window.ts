import { appUrl } from '#contract/urls';
import type { WindowState } from '../settings/settings.ts';
import { BrowserWindow, nativeTheme, screen, session } from './surface.ts';
import { placeWindow, smallest } from './window-state.ts';

export interface WindowDeps {
  preload: string;
  state: WindowState | undefined;
  saveState(state: WindowState): void;
  /** How large everything is drawn, in percent. */
  textSize(): number;
  /** The person comes back to the window. */
  focused(): void;
}

const paper = { light: '#fbfaf7', dark: '#17191c' };
const settleMs = 400;

export function openWindow({ preload, state, saveState, textSize, focused }: WindowDeps): BrowserWindow {
  const place = placeWindow(
    state,
    screen.getAllDisplays().map((display) => display.workArea),
  );
  const window = new BrowserWindow({
    ...place,
    minWidth: smallest.width,
    minHeight: smallest.height,
    show: false,
    title: 'Tiza',
    backgroundColor: nativeTheme.shouldUseDarkColors ? paper.dark : paper.light,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: true,
    },
  });
  window.once('ready-to-show', () => {
    drawAt(window, textSize());
    if (state?.maximized) window.maximize();
    window.show();
  });
  window.on('focus', focused);
  rememberState(window, saveState);
  void window.loadURL(appUrl);
  return window;
}

/** Chromium remembers an address's size by itself: it is said anew for each window. */
export function drawAt(window: BrowserWindow, textSize: number): void {
  if (!window.isDestroyed()) window.webContents.setZoomFactor(textSize / 100);
}

function rememberState(window: BrowserWindow, saveState: (state: WindowState) => void): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => saveState({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  const changed = () => {
    clearTimeout(timer);
    timer = setTimeout(save, settleMs);
  };
  window.on('resize', changed);
  window.on('move', changed);
  window.on('maximize', changed);
  window.on('unmaximize', changed);
  window.on('close', () => {
    clearTimeout(timer);
    save();
  });
}

/** Those people see; papers are drawn in others. */
export function deskWindows(): BrowserWindow[] {
  return BrowserWindow.getAllWindows().filter(
    ({ webContents }) => webContents.session === session.defaultSession,
  );
}

/** A second start, or a click on the dock, brings the window that is already there. */
export function bringForward(): boolean {
  const [window] = deskWindows();
  if (window === undefined) return false;
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
  return true;
}
