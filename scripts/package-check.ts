import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Platform, build as pack } from 'electron-builder';
import { build } from './build.ts';
import { runPackage } from './lanes/command.ts';
import { filesIn, linksOf, unpack } from './package/archive.ts';
import { megabytes, problemsOf, type Target, tableOf } from './package/contents.ts';
import { provideDistribution } from './package/distribution.ts';
import { heavyStart } from './package/first-load.ts';

// Packs Tiza as for its users, looks at what is inside, and grades with the app out of the package.

const target = { platform: process.platform, arch: process.arch } as Target;
const configuration = 'electron-builder.yml';

async function packInto(folder: string): Promise<string> {
  const { version } = JSON.parse(await readFile('node_modules/electron/package.json', 'utf8'));
  const electron = await provideDistribution(version, join(folder, 'electron'));
  console.log(
    electron.real
      ? 'Packed around Electron itself.'
      : 'Electron’s binary is not on this machine: packed around a folder of the same shape.',
  );
  const output = join(folder, 'package');
  await pack({
    targets: Platform.current().createTarget('dir'),
    publish: 'never',
    config: {
      extends: configuration,
      electronDist: electron.folder,
      electronVersion: version,
      directories: { output, buildResources: 'resources/icons' },
      // There is no binary to set them in.
      ...(electron.real ? {} : { electronFuses: null }),
    },
  });
  return join(output, resourcesOf(target));
}

function resourcesOf({ platform, arch }: Target): string {
  if (platform === 'darwin') return `mac${arch === 'x64' ? '' : `-${arch}`}/Tiza.app/Contents/Resources`;
  const unpacked = platform === 'linux' ? 'linux' : 'win';
  return `${unpacked}${arch === 'x64' ? '' : `-${arch}`}-unpacked/resources`;
}

async function check(folder: string): Promise<number> {
  await build();
  const archive = join(await packInto(folder), 'app.asar');
  const files = filesIn(archive);
  const all = files.reduce((sum, { bytes }) => sum + bytes, 0);
  console.log(`${files.length} files, ${megabytes(all)}:\n${tableOf(files)}`);
  const problems = [...problemsOf(files, target, await linksOf(target)), ...(await heavyStart('out/build'))];
  if (problems.length > 0) {
    console.error(problems.join('\n'));
    return 1;
  }
  const app = join(folder, 'app');
  await unpack(archive, app);
  return runPackage(
    { package: '@playwright/test', path: 'cli.js' },
    ['test', '--config', 'test/package/playwright.config.ts'],
    { TIZA_UNPACKED: app },
  );
}

const folder = await mkdtemp(join(tmpdir(), 'tiza-package-'));
try {
  process.exitCode = await check(folder);
} finally {
  await rm(folder, { recursive: true, force: true });
}
