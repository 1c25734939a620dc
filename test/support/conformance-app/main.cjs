// A small app that shows what Electron does. It must behave the same on Electron and on the stand-in.
const { app, BrowserWindow, ipcMain, protocol, session } = require('electron');
const { join } = require('node:path');
const { answer } = require('./answers.cjs');

// What happened, in order. Tests read it and steer through it.
const diary = { events: [], keepOpen: false, keepRunning: false, deny: true };
globalThis.diary = diary;
const note = (...parts) => diary.events.push(parts.join(' '));

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
const first = app.requestSingleInstanceLock();
if (!first) app.quit();
app.on('second-instance', (_event, argv, folder) => note('second-instance', argv.at(-1), folder));
app.on('open-url', (event, url) => {
  event.preventDefault();
  note('open-url', url);
});
app.on('ready', () => note('ready', app.isReady()));
app.on('web-contents-created', (_event, contents) => {
  note('web-contents-created');
  guard(contents);
});
app.on('window-all-closed', () => {
  note('window-all-closed');
  app.quit();
});
for (const name of ['before-quit', 'will-quit']) {
  app.on(name, (event) => {
    note(name);
    if (name === 'will-quit' && diary.keepRunning) event.preventDefault();
  });
}
app.on('quit', () => process.stdout.write(`diary:${JSON.stringify(diary.events)}\n`));

function guard(contents) {
  const refuse = (name) => (event) => {
    note(name, event.url);
    if (diary.deny) event.preventDefault();
  };
  contents.on('will-frame-navigate', refuse('will-frame-navigate'));
  contents.on('will-redirect', refuse('will-redirect'));
  contents.on('render-process-gone', (_event, { reason }) => note('render-process-gone', reason));
  contents.setWindowOpenHandler(({ url }) => {
    note('window-open', url);
    return { action: 'deny' };
  });
}

ipcMain.handle('echo', (_event, ...values) => values);
ipcMain.handle('describe', (_event, value) => require('node:util').inspect(value, { depth: 5 }));
ipcMain.handle('sender', (event) => ({
  url: event.senderFrame.url,
  isMain: event.senderFrame === event.sender.mainFrame,
  hasParent: event.senderFrame.parent !== null,
  isWindow: BrowserWindow.fromWebContents(event.sender) === globalThis.window,
  address: event.sender.getURL(),
}));
ipcMain.handle('throw', () => {
  throw new TypeError('what went wrong');
});
ipcMain.handle('uncloneable', () => () => 'a function');
ipcMain.on('message', (event, ...values) => event.sender.send('answer', ...values));

void app.whenReady().then(() => {
  note('when-ready');
  if (!first) return;
  session.defaultSession.protocol.handle('app', answer);
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  openWindow();
});

function openWindow() {
  const window = new BrowserWindow({
    x: 40,
    y: 30,
    width: 900,
    height: 600,
    minWidth: 400,
    minHeight: 300,
    show: false,
    title: 'Conformance',
    webPreferences: { preload: join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  });
  globalThis.window = window;
  window.once('ready-to-show', () => {
    note('ready-to-show');
    window.show();
  });
  window.on('close', (event) => {
    note('close');
    if (diary.keepOpen) event.preventDefault();
  });
  window.on('closed', () => note('closed'));
  window.on('resize', () => note('resize'));
  void window.loadURL('app://tiza/').then(() => note('loaded'));
}
