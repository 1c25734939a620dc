import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesNamedBy, heavyStart, startBudgets } from '../../../scripts/package/first-load.ts';

const html = `<!doctype html><head>
  <script type="module" crossorigin src="/assets/index.js"></script>
  <link rel="modulepreload" crossorigin href="/assets/words.js">
  <link rel="stylesheet" crossorigin href="/assets/index.css">
</head>`;

let build = '';

async function built(sizes: Record<string, number>): Promise<void> {
  for (const [path, bytes] of Object.entries(sizes)) {
    await mkdir(join(build, path, '..'), { recursive: true });
    await writeFile(join(build, path), Buffer.alloc(bytes));
  }
  await writeFile(join(build, 'renderer/index.html'), html);
}

beforeEach(async () => {
  build = await mkdtemp(join(tmpdir(), 'tiza-start-'));
});
afterEach(() => rm(build, { recursive: true }));

describe('the start', () => {
  it('reads what the page names in its head', () => {
    expect(filesNamedBy(html)).toEqual({
      scripts: ['/assets/index.js', '/assets/words.js'],
      styles: ['/assets/index.css'],
    });
  });

  it('is light enough up to the budget, and counts what is loaded before the page', async () => {
    const light = {
      'main/index.cjs': 10,
      'renderer/assets/index.js': startBudgets.scripts - 100,
      'renderer/assets/words.js': 100,
      'renderer/assets/index.css': 10,
      'renderer/assets/later.js': startBudgets.scripts,
    };
    await built(light);
    expect(await heavyStart(build)).toEqual([]);
    await built({ ...light, 'renderer/assets/words.js': 101 });
    expect(await heavyStart(build)).toEqual([expect.stringContaining('scripts of the first screen')]);
    await built({ ...light, 'main/index.cjs': startBudgets.main + 1 });
    expect(await heavyStart(build)).toEqual([expect.stringContaining('main takes')]);
  });
});
