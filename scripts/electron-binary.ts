import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const electronFolder = 'node_modules/electron';

/** Electron's own binary, if it has been fetched to this machine. */
export function findElectron(root = process.cwd()): string | null {
  const folder = join(root, electronFolder);
  const pathFile = join(folder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  if (name === null) return null;
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist'), name);
  return existsSync(binary) ? binary : null;
}

/** Linux needs a display server to show a window; elsewhere there always is one. */
export function hasDisplay({ DISPLAY, WAYLAND_DISPLAY }: NodeJS.ProcessEnv = process.env): boolean {
  return process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);
}
