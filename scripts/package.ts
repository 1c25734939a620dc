import { dirname } from 'node:path';
import { build } from './build.ts';
import { provideElectron } from './electron-download.ts';
import { runPackage } from './lanes/command.ts';
import { refuse } from './lib/refuse.ts';

// npm run package               the installers this system can make
// npm run package -- --release  the same, signed or not at all
// Whatever else is said goes to electron-builder.

const words = process.argv.slice(2);
const release = words.includes('--release');

const electron = await provideElectron(console.log);
if (electron === null) {
  refuse(
    'There is nothing to pack Tiza into: Electron’s binary is not on this machine and cannot be fetched now.\n' +
      '`npm run package:check` packs without it and tries what is inside.',
  );
}
await build(['main', 'preload', 'renderer']);
process.exitCode = await runPackage({ package: 'electron-builder', path: 'cli.js' }, [
  '--config',
  release ? 'electron-builder.release.yml' : 'electron-builder.yml',
  '--publish',
  'never',
  // A Mac packs for both processors, and the binary that is here is for one of them.
  ...(process.platform === 'darwin' ? [] : [`--config.electronDist=${dirname(electron)}`]),
  ...words.filter((word) => word !== '--release'),
]);
