import { once } from 'node:events';
import { watch } from 'node:fs';
import { type AddressInfo, createServer as createSocketServer } from 'node:net';
import { build } from './build.ts';
import { hasDisplay } from './electron-binary.ts';
import { spawnApp } from './start/open-window.ts';
import { chooseRuntime } from './start/runtime.ts';
import { onEnd } from './start/signals.ts';

// npm run dev: the renderer changes in the open window as its files are saved;
// a change to main or preload starts the app again. Arguments go to the app.

const args = process.argv.slice(2);
const runtime = await chooseRuntime(hasDisplay(), console.log);
const devServer = await serveRenderer();
await build(['main', 'preload', 'stand-in']);

const open = () => spawnApp(runtime, args, { ...process.env, TIZA_DEV_SERVER: devServer.address });
let app = open();
let ending = false;
let restarting = false;
let timer: NodeJS.Timeout | undefined;

void liveWithApp();
for (const folder of ['main', 'preload', 'migrations']) {
  watch(folder, { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => void rebuild(), 150);
  }).unref();
}
process.on('SIGINT', () => undefined);
onEnd((signal) => app.kill(signal));

/** When the app is quit, so is this. */
async function liveWithApp(): Promise<void> {
  while (!ending) {
    await once(app, 'exit');
    if (restarting) app = open();
    else ending = true;
    restarting = false;
  }
  clearTimeout(timer);
  await devServer.close();
  process.exit(0);
}

async function rebuild(): Promise<void> {
  try {
    const built = await build(['main', 'preload']);
    if (built.length === 0 || ending) return;
    console.log(`Built ${built.join(', ')}: starting again.`);
    restarting = true;
    app.kill('SIGTERM');
  } catch (error) {
    // The one that runs stays until the mistake is gone.
    console.error(error instanceof Error ? error.message : error);
  }
}

async function serveRenderer(): Promise<{ address: string; close(): Promise<void> }> {
  const { createServer } = await import('vite');
  const port = await freePort();
  const server = await createServer({
    configFile: 'vite.renderer.config.ts',
    // The page lives on app://, so it must be told where changes are announced.
    server: { host: '127.0.0.1', port, strictPort: true, hmr: { host: '127.0.0.1', clientPort: port } },
  });
  await server.listen();
  return { address: `http://127.0.0.1:${port}`, close: () => server.close() };
}

async function freePort(): Promise<number> {
  const probe = createSocketServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
