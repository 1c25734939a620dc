// The least an app can be on this host: what Tiza's start is measured against.
const { app, BrowserWindow, protocol, session } = require('electron');

protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
]);
app.enableSandbox();
app.on('window-all-closed', () => app.quit());
void app.whenReady().then(() => {
  const page = '<!doctype html><title>Empty</title><h1>Empty</h1>';
  session.defaultSession.protocol.handle(
    'app',
    async () => new Response(page, { headers: { 'content-type': 'text/html' } }),
  );
  const window = new BrowserWindow({
    width: 1440,
    height: 900,
    minWidth: 800,
    minHeight: 600,
    show: false,
    title: 'Empty',
    backgroundColor: '#ffffff',
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL('app://empty/');
});
