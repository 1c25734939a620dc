import { open as openInspector } from 'node:inspector';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { version as electronVersion } from 'electron/package.json';
import { findChromium, missingChromium } from '../../../scripts/chromium.ts';
import { hasDisplay } from '../../../scripts/electron-binary.ts';
import { findApp } from './app/app-package.ts';
import { type Chromium, startChromium } from './chromium/process.ts';
import { prepareProfile } from './chromium/profile.ts';
import { parseCommandLine } from './command-line.ts';
import { createElectronModule } from './electron-module.ts';
import { answerRequire } from './module-hook.ts';
import { putOnElectronsFace, quitWithTheWorld, surviveMistakes } from './node-face.ts';
import { createReadiness } from './readiness.ts';
import { createAddresses } from './web/addresses.ts';
import { startAppServer } from './web/server.ts';
import type { Engine } from './windows/host.ts';
import { watchTargets } from './windows/targets.ts';
import { readWorkArea } from './windows/work-area.ts';

/** Plays Electron: loads the app with this module as its `electron`, then gives it Chromium's windows. */
async function start(): Promise<void> {
  const commandLine = parseCommandLine(process.argv);
  const driven = commandLine.debuggingPort !== undefined;
  const interactive = !driven && hasDisplay();
  if (commandLine.inspectPort !== undefined) openInspector(commandLine.inspectPort);

  const appPackage = findApp(commandLine.app);
  const addresses = createAddresses();
  const server = await startAppServer(addresses);
  const readiness = createReadiness(driven, () => electron.app.emit('ready', {}, {}));
  let chromium: Promise<Chromium> | undefined;
  let engine: Engine | undefined;
  let over = false;

  const electron = createElectronModule({
    commandLine,
    appPackage,
    addresses,
    server,
    interactive,
    engine: () => engine,
    readiness,
    end(code) {
      over = true;
      server.close();
      void Promise.resolve(chromium)
        .then((running) => running?.close())
        .finally(() => process.exit(code));
    },
  });

  putOnElectronsFace(commandLine.argv, electronVersion);
  surviveMistakes(electron.dialog);
  quitWithTheWorld(electron.app);
  answerRequire(electron);
  createRequire(appPackage.main)(appPackage.main);
  // A second instance has gone by now.
  if (over) return;

  const executable = findChromium();
  if (executable === null) throw new Error(missingChromium());
  chromium = startChromium(executable, {
    profile: prepareProfile(join(electron.app.getPath('sessionData'), 'Chromium')),
    appPort: server.port,
    headless: !interactive,
    sandbox: commandLine.sandbox,
    language: commandLine.language,
    debuggingPort: commandLine.debuggingPort,
  });
  const running = await chromium;
  process.on('exit', running.kill);
  void running.ended.then(() => {
    if (!over) electron.app.exit(1);
  });
  const targets = await watchTargets(running);
  engine = { chromium: running, targets, workArea: await readWorkArea(targets.startup) };
  readiness.engineStarted();
}

start().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
