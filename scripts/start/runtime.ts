import { join } from 'node:path';
import { missingChromium, provideChromium } from '../chromium.ts';
import { provideElectron } from '../electron-download.ts';

/** What the app runs on. */
export interface Runtime {
  kind: 'electron' | 'stand-in';
  executable: string;
}

const standIn = process.platform === 'win32' ? 'electron.cmd' : 'electron';

/** So that the stand-in notices when we are gone. */
export const launcher = { STAND_IN_LAUNCHER: String(process.pid) };

/** Electron where its binary can be had and shown; otherwise the stand-in, saying so in one line. */
export async function chooseRuntime(display: boolean, say: (line: string) => void): Promise<Runtime> {
  const electron = display ? await provideElectron(say) : null;
  if (electron !== null) return { kind: 'electron', executable: electron };
  const chromium = provideChromium(say);
  if (chromium === null) throw new Error(missingChromium());
  say(
    display
      ? `Electron’s binary could not be had: the desk opens in ${chromium} instead.`
      : `There is no display: the desk runs without a window, in ${chromium}.`,
  );
  return { kind: 'stand-in', executable: join(process.cwd(), 'test/support/electron', standIn) };
}
