import { EventEmitter } from 'node:events';
import type { Surface } from '../../../main/electron/surface.ts';
import type { MenuRole } from '../../../main/electron/surface-words.ts';
import { createApp } from './app/app.ts';
import type { AppPackage } from './app/app-package.ts';
import { readLanguages } from './app/languages.ts';
import { createPaths } from './app/paths.ts';
import { createQuitting } from './app/quitting.ts';
import { createInstanceLock } from './app/single-instance.ts';
import type { CommandLine } from './command-line.ts';
import { itemForKeystroke, type Keystroke } from './desktop/accelerators.ts';
import { ClipboardItem, createOwnClipboard, createSharedClipboard } from './desktop/clipboard.ts';
import { dialog } from './desktop/dialog.ts';
import { createMenus } from './desktop/menu.ts';
import { createNativeTheme } from './desktop/native-theme.ts';
import { Notification } from './desktop/notification.ts';
import { createShell } from './desktop/shell.ts';
import { createIpcMain } from './ipc/ipc-main.ts';
import type { Readiness } from './readiness.ts';
import { createSession } from './session/session.ts';
import type { Addresses } from './web/addresses.ts';
import type { AppServer } from './web/server.ts';
import { createWindowClass } from './windows/browser-window.ts';
import { createHost, type Engine } from './windows/host.ts';

export interface ElectronDeps {
  commandLine: CommandLine;
  appPackage: AppPackage;
  addresses: Addresses;
  server: AppServer;
  interactive: boolean;
  engine(): Engine | undefined;
  readiness: Pick<Readiness, 'isReady' | 'whenReady'>;
  end(code: number): void;
}

/** Everything that `require('electron')` gives to main. */
export function createElectronModule(deps: ElectronDeps) {
  const { commandLine, appPackage, addresses, server, engine } = deps;
  const events = new EventEmitter();
  let name = appPackage.name;

  const quitting = createQuitting({
    emit: (event, ...parameters) => void events.emit(event, ...parameters),
    hasListener: (event) => events.listenerCount(event) > 0,
    windows: () => BrowserWindow.getAllWindows(),
    end(code) {
      lock.release();
      deps.end(code);
    },
  });
  const lock = createInstanceLock(({ argv, workingDirectory }) => {
    events.emit('second-instance', {}, argv, workingDirectory);
  });
  const app = createApp({
    events,
    appPackage,
    name: {
      get: () => name,
      set(chosen) {
        name = chosen;
      },
    },
    paths: createPaths(() => name, commandLine.userDataDir),
    languages: readLanguages(commandLine.language, process.env),
    quitting,
    lock,
    readiness: deps.readiness,
  });

  const own = createSession(server);
  const { ipcMain, receive } = createIpcMain();
  const menus = createMenus(perform);
  const { nativeTheme, scheme } = createNativeTheme((chosen) => {
    for (const page of host.pages()) page.emulateScheme(chosen);
  });

  const host = createHost({
    ...deps,
    own,
    created: (contents) => void events.emit('web-contents-created', {}, contents),
    closed: quitting.windowClosed,
    closeRefused: quitting.closeRefused,
    navigated: (page) => page.emulateScheme(scheme()),
    message(contents, page, message, contextId) {
      const [kind, value] = message;
      if (kind === 'key') return itemForKeystroke(menus.getApplicationMenu(), value as Keystroke)?.click();
      const senderFrame = page.frames.byContext(contextId);
      receive({ type: 'frame', sender: contents, senderFrame }, message, (...reply) =>
        page.reply(contextId, ...reply),
      );
    },
  });
  const BrowserWindow = createWindowClass(host);

  function perform(role: MenuRole): void {
    const window = BrowserWindow.getFocusedWindow();
    if (role === 'quit') app.quit();
    if (role === 'close') window?.close();
    if (role === 'minimize') window?.minimize();
    if (role === 'reload' || role === 'forceReload') void window?.loadURL(window.webContents.getURL());
  }

  const webContents = {
    getAllWebContents: () => BrowserWindow.getAllWindows().map((window) => window.webContents),
    fromId: (id: number) => webContents.getAllWebContents().find((contents) => contents.id === id),
    fromDevToolsTargetId: (targetId: string) =>
      webContents.getAllWebContents().find((contents) => contents.targetId === targetId),
  };

  return complete({
    app,
    BrowserWindow,
    webContents,
    ipcMain,
    protocol: {
      ...own.session.protocol,
      registerSchemesAsPrivileged: (schemes: { scheme: string }[]) => {
        for (const { scheme: registered } of schemes) addresses.register(registered);
      },
    },
    session: { defaultSession: own.session, fromPartition: (name: string) => own.partition(name) },
    Menu: menus,
    dialog,
    shell: createShell(),
    Notification,
    ClipboardItem,
    clipboard: deps.interactive ? createSharedClipboard(host.inPage) : createOwnClipboard(),
    nativeTheme,
    powerMonitor: new EventEmitter(),
    screen: {
      getAllDisplays: () => [displayOf(engine())],
      getPrimaryDisplay: () => displayOf(engine()),
    },
  });
}

/** Whatever main uses of Electron must be here, with the same types. */
function complete<Module extends Surface>(module: Module): Module {
  return module;
}

function displayOf(engine: Engine | undefined) {
  if (!engine) throw new Error("The 'screen' module can't be used before the app 'ready' event");
  return { id: 1, scaleFactor: 1, bounds: engine.workArea, workArea: engine.workArea };
}
