import { open, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OpenedSample } from '../../main/embedded/sample-course.ts';
import { digestOf, queryIn } from '../support/sample/contents.ts';
import { useFolder } from '../support/sample/folder.ts';
import { sampleHere } from '../support/sample/here.ts';

const userData = useFolder();
const inCourse = (...path: string[]) => join(userData(), 'sample-course', ...path);
const inData = (...path: string[]) => inCourse('data', ...path);

async function spoil(file: string, position: number, bytes: number): Promise<void> {
  const handle = await open(file, 'r+');
  await handle.write(Buffer.alloc(bytes, 0x5a), 0, bytes, position);
  await handle.close();
}

/** Opens the course, does something to it, closes it. */
async function visit<Value extends object>(
  work: (opened: OpenedSample) => Promise<Value>,
): Promise<Value & { notice?: string }> {
  const sample = sampleHere(userData());
  try {
    const opened = await sample.open();
    const value: Value = await work(opened);
    return opened.notice === undefined ? value : { ...value, notice: opened.notice };
  } finally {
    await sample.close();
  }
}

const look = async (opened: OpenedSample) => ({ digest: await digestOf(opened) });

async function asides(): Promise<string[]> {
  return (await readdir(inCourse())).filter((name) => name !== 'data' && name !== 'pg_hba.conf');
}

test('a data directory that cannot be used is put aside, only the last one, and the course is built anew', async () => {
  const { digest, file } = await visit(async (opened) => {
    const [row] = await queryIn<{ file: string }>(opened, `SELECT pg_relation_filepath('usuarios') AS file`);
    return { ...(await look(opened)), file: row?.file ?? '' };
  });
  const damages: (() => Promise<void>)[] = [
    () => spoil(inData(file), 8192 + 100, 4000),
    () => spoil(inData('global', 'pg_control'), 0, 512),
    () => rm(inData('global'), { recursive: true }),
    () => writeFile(inData('PG_VERSION'), '17\n'),
  ];
  for (const [number, damage] of damages.entries()) {
    await writeFile(inData(`before-${number}`), '');
    await damage();
    expect(await visit(look)).toEqual({ digest, notice: 'sample-rebuilt' });
    const [aside = '', ...others] = await asides();
    expect(aside).toMatch(/^damaged-\d{4}-\d\d-\d\d$/);
    expect(others).toEqual([]);
    expect((await readdir(inCourse(aside))).filter((name) => name.startsWith('before-'))).toEqual([
      `before-${number}`,
    ]);
  }
  expect(await visit(look)).toEqual({ digest });
});

test('a load that did not come to its end is done again in silence, and a whole course stays as it was left', async () => {
  const { digest } = await visit(async (opened) => {
    const before = await look(opened);
    await queryIn(opened, `COMMENT ON DATABASE ${opened.database} IS NULL`);
    await queryIn(opened, 'DELETE FROM feedback');
    return before;
  });
  const again = await visit(async (opened) => {
    const rebuilt = await look(opened);
    await queryIn(opened, 'DELETE FROM feedback WHERE id = 1');
    return { rebuilt, changed: await look(opened) };
  });
  expect(again).toEqual({ rebuilt: { digest }, changed: again.changed });
  expect(await visit(look)).toEqual(again.changed);
  expect(await asides()).toEqual([]);
});
