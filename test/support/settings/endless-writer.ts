import { z } from 'zod';
import { openJsonFile } from '../../../main/settings/json-file.ts';

// Writes one settings file again and again until somebody kills it.
const schema = z.object({ turn: z.int(), padding: z.string() });
const [path = ''] = process.argv.slice(2);
const quiet = { info() {}, warn() {}, error() {} };

const file = await openJsonFile({ path, schema, defaults: { turn: 0, padding: '' }, log: quiet });
if (file.notice) throw new Error('The file was torn');
for (;;) {
  const stored = await file.update(({ turn }) => ({
    turn: turn + 1,
    padding: String((turn + 1) % 10).repeat(200_000),
  }));
  if (stored.turn % 10 === 1) process.stdout.write('writing\n');
}
