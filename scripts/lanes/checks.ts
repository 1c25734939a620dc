import { runPackage, runScript } from './command.ts';
import { failed, type Lane, passed } from './lane.ts';

function check(name: string, run: () => Promise<number>): Lane {
  return { name, run: async () => ((await run()) === 0 ? passed : failed) };
}

// From nothing each time: what an earlier check remembered has passed a tree that a clean clone refused.
export const types = check('types', () =>
  runPackage({ package: 'typescript', path: 'bin/tsc' }, ['-b', '--force', '--pretty']),
);

export const lint = check('lint', () =>
  runPackage({ package: '@biomejs/biome', path: 'bin/biome' }, ['check', '.', '--error-on-warnings']),
);

export const house = check('house', () => runScript('scripts/check-house.ts'));

export const build = check('build', () => runScript('scripts/build.ts'));

/** What people install, tried as they would. */
export const packed = check('package', () => runScript('scripts/package-check.ts'));
