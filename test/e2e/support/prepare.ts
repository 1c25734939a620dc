import { missingChromium, provideChromium } from '../../../scripts/chromium.ts';
import { findElectron, hasDisplay } from '../../../scripts/electron-binary.ts';
import { removeAbandoned } from './user-data.ts';

/** Runs once before all specs: says which lanes run where, and clears what a killed run left behind. */
export default function prepare(): void {
  removeAbandoned();
  const chromium = provideChromium(console.log);
  if (chromium === null) throw new Error(missingChromium());
  console.log(`Lane stand-in: ${chromium}`);
  console.log(`Lane electron: ${electronLane()}`);
}

function electronLane(): string {
  const binary = findElectron();
  if (binary === null) return 'not run, Electron’s binary is not on this machine';
  return hasDisplay() ? binary : 'not run, Electron needs a display (for example through xvfb-run)';
}
