import { createReadStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { engine } from '../../../main/backups/built-in-engine.ts';
import { drill } from '../../../main/backups/proof/drill.ts';
import { silent } from '../../support/hosted-course.ts';
import { milliseconds } from '../rounds.ts';

const content = (file: string) => createReadStream(file, { highWaterMark: 1 << 20 });

/** Milliseconds from an empty folder to every table compared, the server's own start among them. */
export async function drillOf(file: string): Promise<number> {
  const { summary } = await engine.inspect(content(file), { depth: 'whole' });
  if (summary === null) throw new Error(`${file} is no backup.`);
  const folder = await mkdtemp(join(tmpdir(), 'tiza-bench-drill-'));
  try {
    return await milliseconds(async () => {
      const found = await drill({
        engine,
        source: () => content(file),
        expected: { ...summary, serverMajor: summary.server.major, bytes: (await stat(file)).size },
        folder,
        onStage: () => undefined,
        onProgress: () => undefined,
        log: silent,
      });
      if (found.outcome !== 'same') throw new Error(`The drill ended as ${JSON.stringify(found)}.`);
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
