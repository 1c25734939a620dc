import { writeUnfinished } from '../../../main/backups/file/write-safely.ts';

// Writes a backup that never ends, until somebody kills it.
const [folder = ''] = process.argv.slice(2);

async function* endless() {
  for (;;) yield Buffer.alloc(200_000, 1);
}

await writeUnfinished(folder, 'calculo.sql.gz', endless(), {
  onBytes: () => void process.stdout.write('.'),
});
