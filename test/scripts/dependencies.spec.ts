import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

describe('every package', () => {
  it('is explained, and nothing is explained that is not there', async () => {
    const { dependencies, optionalDependencies, devDependencies } = JSON.parse(
      await readFile('package.json', 'utf8'),
    );
    const used = Object.keys({ ...dependencies, ...optionalDependencies, ...devDependencies });
    const text = await readFile('docs/dependencies.md', 'utf8');
    const rows = text.split('\n').filter((line) => line.startsWith('| `'));
    const explained = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name),
    );
    expect(explained.sort()).toEqual(used.sort());
  });

  it('that is packed as it is, and not bundled, is one of the few', async () => {
    const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'));
    expect(Object.keys(dependencies)).toEqual(['keytar']);
  });
});
