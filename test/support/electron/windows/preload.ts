import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PreloadOptions } from '../page/preload-world.ts';

export const names = { toMain: 'standInToMain', fromMain: 'standInFromMain' };

export interface PreloadScripts {
  pageWorld: string;
  preloadWorld: string;
}

/** What runs in every document before its own scripts: ours for the page's world, the app's preload in its own. */
export function preloadScripts(path: string | undefined, interactive: boolean): PreloadScripts {
  const secret = randomBytes(16).toString('hex');
  const options: PreloadOptions = {
    ...names,
    secret,
    interactive,
    path: path ?? '',
    process: {
      type: 'renderer',
      platform: process.platform,
      arch: process.arch,
      versions: process.versions,
      sandboxed: true,
      contextIsolated: true,
      env: {},
    },
  };
  return {
    pageWorld: `(() => { ${worldScript('page-world')}; pageWorld.start(${JSON.stringify(secret)}); })()`,
    preloadWorld: `(() => { ${worldScript('preload-world')};
preloadWorld.start(${JSON.stringify(options)}, (require, process, exports, module) => {
${path === undefined ? '' : readPreload(path)}
}); })()`,
  };
}

/** Built beside this file, as one script each. */
function worldScript(name: string): string {
  return readFileSync(join(__dirname, `${name}.js`), 'utf8');
}

function readPreload(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    return `throw new Error(${JSON.stringify(`Cannot read the preload script: ${(error as Error).message}`)})`;
  }
}
