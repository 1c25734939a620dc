import { release } from 'node:os';
import { join } from 'node:path';
import type { AppInfo } from '#contract/app';
import type { EventName, EventPayload } from '#contract/contract';
import { chooseLanguage } from '#contract/language';
import { eventChannelOf } from '#contract/names';
import type { Preferences } from '#contract/preferences';
import { appUrl } from '#contract/urls';
import { createTiza } from '../app.ts';
import type { Tiza } from '../host.ts';
import { createFileLog } from '../logging/file-log.ts';
import { type Texts, textsIn } from '../texts/texts.ts';
import { listenForArrivals } from './arriving.ts';
import { askBeforeClosing } from './closing.ts';
import { offerContextMenu } from './context-menu/context-menu.ts';
import { fileDialogs } from './files.ts';
import { answerCalls } from './ipc.ts';
import { showMenu } from './menu/menu.ts';
import { answerMistakes } from './mistakes.ts';
import { notStarted } from './not-started.ts';
import { createPrinters, type Printers } from './printing.ts';
import { declareAppScheme, serveAppScheme } from './protocol.ts';
import { recoverPage } from './recovery.ts';
import { lockDown } from './security.ts';
import { applySpelling } from './spelling.ts';
import {
  app,
  BrowserWindow,
  ClipboardItem,
  clipboard,
  dialog,
  ipcMain,
  Notification,
  nativeTheme,
  powerMonitor,
  session,
  shell,
} from './surface.ts';
import { isTrustedSender } from './trust.ts';
import { updateSource } from './updater.ts';
import { bringForward, deskWindows, drawAt, openWindow } from './window.ts';

/** Runs before Electron is ready: what must be decided early, and nothing else. */
export async function start(): Promise<void> {
  app.setName('Tiza');
  // By which Windows knows whose notifications they are: the one that the installer writes.
  app.setAppUserModelId('desk.tiza.app');
  app.setAboutPanelOptions({
    applicationName: 'Tiza',
    applicationVersion: app.getVersion(),
    copyright: '© 2026 The Tiza team',
    iconPath: join(app.getAppPath(), 'resources/icons/256x256.png'),
  });
  app.enableSandbox();
  declareAppScheme();
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  let begun: Tiza | undefined;
  answerMistakes({
    process,
    dialog,
    ready: () => app.whenReady(),
    texts: () => (begun ? wordsOf(begun) : textsIn(chooseLanguage('system', app.getLocale()))).mistake,
    log: () => begun?.log ?? createFileLog(logsFolder()),
    unsaved: () => begun?.leaving().unsaved ?? false,
    close: async () => begun?.dispose(),
    reopen() {
      app.relaunch();
      app.exit();
    },
  });
  const arriving = listenForArrivals();
  app.on('window-all-closed', () => app.quit());
  const printers = createPrinters();
  // The browser takes its time to start. What does not need it begins meanwhile, the first course above all.
  const beginning = begin(printers);
  beginning.catch(() => undefined);
  await app.whenReady();
  try {
    const tiza = await beginning;
    begun = tiza;
    show(tiza, printers);
    arriving.connect({ link: tiza.receiveLink, backup: tiza.receiveBackup });
  } catch (error) {
    sayItCouldNotStart(error);
  }
}

/** Everything behind the window. Nothing here may need the browser. */
async function begin(printers: Printers): Promise<Tiza> {
  const tiza = await createTiza({
    userData: app.getPath('userData'),
    logs: logsFolder(),
    appPath: app.getAppPath(),
    version: app.getVersion(),
    packaged: app.isPackaged,
    machine: machine(),
    platform: process.platform as AppInfo['platform'],
    // Asked for later: some systems know it only then.
    get systemLanguage() {
      return systemLanguage();
    },
    ...devServer(),
    ...(app.isPackaged ? { updates: updateSource } : {}),
    emit,
    preferencesChanged: () => adapt(tiza),
    courseChanged: () => {
      if (app.isReady()) adapt(tiza);
    },
    clipboard: () => clipboard.readText(),
    copy: (text) => clipboard.writeText(text),
    copyPicture: (png) =>
      clipboard.write([new ClipboardItem({ 'image/png': new Blob([png], { type: 'image/png' }) })]),
    documents: app.getPath('documents'),
    files: fileDialogs,
    openPrinter: printers.open,
    async showFolder(path) {
      await shell.openPath(path);
    },
    notify({ title, body }) {
      if (!Notification.isSupported()) return;
      const notification = new Notification({ title, body });
      notification.on('click', () => bringForward());
      notification.show();
    },
  });
  disposeBeforeQuit(tiza);
  void tiza.openFirstCourse(process.argv.includes('--sample'));
  return tiza;
}

function show(tiza: Tiza, printers: Printers): void {
  lockDown(session.defaultSession, tiza.log);
  serveAppScheme(session.defaultSession, tiza.respond);
  answerCalls(tiza.handlers, {
    handle: ipcMain.handle.bind(ipcMain),
    isTrusted: (event) =>
      isTrustedSender(event, (contents) => BrowserWindow.fromWebContents(contents) !== null),
    log: tiza.log,
  });
  adapt(tiza);
  powerMonitor.on('suspend', () => tiza.courses.tellLink('suspended'));
  powerMonitor.on('resume', () => {
    tiza.courses.tellLink('resumed');
    tiza.woke();
  });
  const window = openWindow({
    preload: join(app.getAppPath(), 'out/build/preload/index.cjs'),
    state: tiza.settings.window(),
    textSize: () => tiza.settings.preferences().textSize,
    focused: () => tiza.courses.tellLink('focused'),
    saveState: (state) => void tiza.settings.saveWindow(state).catch(() => undefined),
  });
  window.on('closed', printers.closeAll);
  askBeforeClosing(window, { leaving: tiza.leaving, texts: () => wordsOf(tiza).closing });
  offerContextMenu(window, {
    texts: () => wordsOf(tiza).contextMenu,
    saveImage: ({ activity, submission, image }) =>
      void tiza.handlers.grading
        .saveImage({ activity, id: submission, image })
        .catch((error: unknown) => tiza.log.warn('An image could not be saved', { error })),
  });
  recoverPage(window, {
    texts: () => wordsOf(tiza).recovery,
    log: tiza.log,
    reload: () => void window.loadURL(appUrl),
    showLogs,
  });
  app.on('activate', () => bringForward());
}

function emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
  for (const window of deskWindows()) {
    if (!window.isDestroyed()) window.webContents.send(eventChannelOf(name), payload);
  }
}

/** Menu and native theme follow what the person chose and whether a course is open. */
function adapt(tiza: Tiza): void {
  const preferences: Preferences = tiza.settings.preferences();
  nativeTheme.themeSource = preferences.theme;
  for (const window of deskWindows()) drawAt(window, preferences.textSize);
  const language = chooseLanguage(preferences.language, systemLanguage());
  applySpelling(session.defaultSession, preferences, { platform: process.platform, language });
  showMenu({
    texts: textsIn(language).menu,
    mac: process.platform === 'darwin',
    preferences,
    courseOpen: tiza.courses.status().link !== 'none',
    command: (name) => emit('command', { name }),
    recent: tiza.recentCourses(),
    openCourse: (id) => void tiza.handlers.course.open({ id, remember: true }),
    showLogs,
    copyDiagnosis: () => void tiza.handlers.app.copyDiagnosis(undefined),
  });
}

/** Quitting waits until the course is closed and its server, if it is ours, has stopped. */
function disposeBeforeQuit(tiza: Tiza): void {
  let disposed = false;
  app.on('will-quit', (event) => {
    if (disposed) return;
    event.preventDefault();
    void tiza
      .dispose()
      .catch((error: unknown) => tiza.log.error('Could not close everything', { error }))
      .finally(() => {
        disposed = true;
        app.quit();
      });
  });
}

/** The texts of main in the language the person sees. */
function wordsOf(tiza: Tiza): Texts {
  return textsIn(chooseLanguage(tiza.settings.preferences().language, systemLanguage()));
}

function systemLanguage(): string {
  return app.getPreferredSystemLanguages()[0] ?? app.getLocale();
}

function showLogs(): void {
  void shell.openPath(logsFolder());
}

function logsFolder(): string {
  return join(app.getPath('userData'), 'logs');
}

function machine(): Record<string, string> {
  const { electron = 'none', chrome = 'unknown', node } = process.versions;
  return { system: `${process.platform} ${release()} ${process.arch}`, electron, chrome, node };
}

function devServer(): { devServer?: string } {
  const address = process.env.TIZA_DEV_SERVER;
  return app.isPackaged || address === undefined ? {} : { devServer: address };
}

function sayItCouldNotStart(error: unknown): void {
  const texts = textsIn(chooseLanguage('system', app.getLocale())).fatal;
  const { title, body } = notStarted(error, logsFolder(), texts);
  dialog.showErrorBox(title, body);
  app.exit(1);
}
