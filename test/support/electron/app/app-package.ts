import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

export interface AppPackage {
  folder: string;
  /** The script that main begins with. */
  main: string;
  name: string;
  version: string;
  packaged: boolean;
}

/** An app folder, a packaged folder (its app lies in `resources/app`) or a single script, as Electron takes them. */
export function findApp(argument: string): AppPackage {
  const path = resolve(argument);
  if (!existsSync(path)) throw new Error(`Unable to find Electron app at ${path}`);
  if (statSync(path).isFile()) return { ...describe(dirname(path)), main: path };
  const inside = join(path, 'resources', 'app');
  return existsSync(inside) ? { ...describe(inside), packaged: true } : describe(path);
}

function describe(folder: string): AppPackage {
  const file = join(folder, 'package.json');
  const {
    main = 'index.js',
    name = 'Electron',
    productName = name,
    version = '0.0.0',
  } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  return { folder, main: join(folder, main), name: productName, version, packaged: false };
}
