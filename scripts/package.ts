import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { runScript } from './lanes/command.ts';

// Builds what goes into a package and says plainly that nothing wraps it yet.

async function bytesIn(directory: string): Promise<number> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  const sizes = await Promise.all(
    entries
      .filter((entry) => entry.isFile())
      .map(async (entry) => (await stat(join(entry.parentPath, entry.name))).size),
  );
  return sizes.reduce((total, size) => total + size, 0);
}

const code = await runScript('scripts/build.ts');
if (code === 0) {
  for (const part of ['main', 'preload', 'renderer']) {
    const kilobytes = Math.round((await bytesIn(join('out/build', part))) / 1000);
    console.log(`  ${part.padEnd(10)}${kilobytes.toLocaleString('en').padStart(8)} kB`);
  }
  console.error(
    'out/build is ready, but there are no installers yet: Tiza has no packager configured. Run it with `npm start`.',
  );
}
process.exitCode = 1;
