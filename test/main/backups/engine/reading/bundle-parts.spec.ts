import { expect, test } from 'vitest';
import { copyName } from '../../../../../main/backups/engine/format/bundle-writer.ts';
import { tarHeader, tarPadding } from '../../../../../main/backups/engine/format/tar.ts';
import { newAccount } from '../../../../../main/backups/engine/reading/backup-parts.ts';
import { bundleParts } from '../../../../../main/backups/engine/reading/bundle-parts.ts';

const header = {
  version: 1,
  ...{
    format: 'bundle',
    content: 'all',
    scope: 'database',
    rowFormat: 'binary',
    taken: '2026-11-21T07:30:00Z',
  },
  server: { version: '15.4', major: 15, database: 'calculo', encoding: 'UTF8', size: null },
  ...{ omitted: [], tables: [] },
};

const entry = (name: string, words: string) => {
  const content = Buffer.from(words);
  return Buffer.concat([tarHeader(name, content.length), content, tarPadding(content.length)]);
};

async function* bundle(copy: string) {
  yield entry('tiza-backup.json', JSON.stringify(header));
  yield entry('before-rows.sql', '');
  yield entry(copyName(1), copy);
}

const first = (copy: string) => bundleParts(bundle(copy), newAccount()).next();

// It goes to the server as it stands in the file, and not by the protocol that refuses a second statement.
test('the statement that fills a table from a bundle is one COPY of the rows that follow', async () => {
  const sound = 'COPY public.notas (nota) FROM STDIN WITH (FORMAT binary)';
  expect((await first(sound)).value).toMatchObject({ kind: 'rows', copy: sound });
  for (const [copy, trouble] of [
    [
      `COPY public.notas FROM PROGRAM 'id' WITH (FORMAT binary)`,
      { details: { reason: 'backup-copy-program' } },
    ],
    [`COPY public.notas FROM '/etc/passwd'`, { details: { reason: 'backup-copy-file' } }],
    ['COPY public.notas FROM STDIN; COMMIT', { code: 'backup-damaged' }],
    ['DROP TABLE public.notas', { code: 'backup-damaged' }],
  ] as const) {
    await expect(first(copy)).rejects.toMatchObject(trouble);
  }
});
