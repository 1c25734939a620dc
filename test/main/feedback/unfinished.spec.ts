import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, it } from 'vitest';
import { writeStream } from '../../../main/feedback/exchange/csv-file.ts';
import { openUnfinished } from '../../../main/feedback/exchange/unfinished.ts';
import { writeFolder } from '../../../main/feedback/print/write-folder.ts';

let userData: string;
let documents: string;
beforeEach(async () => {
  userData = await mkdtemp(join(tmpdir(), 'tiza-datos-'));
  documents = await mkdtemp(join(tmpdir(), 'tiza-papel-'));
  return () => Promise.all([userData, documents].map((folder) => rm(folder, { recursive: true })));
});

const log = { info() {}, warn() {}, error() {} };
const start = () => openUnfinished({ folder: userData, log });
const never = new AbortController().signal;
const untilTheKill = new Promise<never>(() => undefined);

async function* papers() {
  yield { name: 'Eva Luna.pdf', bytes: Buffer.from('%PDF') };
  await untilTheKill;
}
async function* rows() {
  yield 'uno\r\n';
  await untilTheKill;
}

it('clears away at the next start what a killed process left of papers and spreadsheets', async () => {
  await mkdir(join(documents, 'Mis hojas.part'));
  await writeFile(join(documents, 'Mis hojas.part', 'Mío.pdf'), 'de otra cosa');
  const killed = await start();
  void writeFolder(documents, 'Comentarios', papers(), never, killed);
  void writeFolder(documents, 'Mis hojas', papers(), never, killed);
  void writeStream(join(documents, 'estados.csv'), rows(), never, killed);
  await expect
    .poll(async () => (await readdir(documents, { recursive: true })).toSorted())
    .toEqual([
      'Comentarios.part',
      join('Comentarios.part', 'Eva Luna.pdf'),
      'Mis hojas (2).part',
      join('Mis hojas (2).part', 'Eva Luna.pdf'),
      'Mis hojas.part',
      join('Mis hojas.part', 'Mío.pdf'),
      'estados.csv.part',
    ]);
  await start();
  expect((await readdir(documents, { recursive: true })).toSorted()).toEqual([
    'Mis hojas.part',
    join('Mis hojas.part', 'Mío.pdf'),
  ]);
});

it('leaves what somebody put there since, and forgets what was ended', async () => {
  const killed = await start();
  const whole = await writeFolder(
    documents,
    'Entero',
    (async function* () {
      yield { name: 'Eva.pdf', bytes: Buffer.from('%PDF') };
    })(),
    never,
    killed,
  );
  expect(whole).toBe('Entero');
  await mkdir(join(documents, 'Entero.part'));
  void writeFolder(documents, 'Comentarios', papers(), never, killed);
  await expect.poll(async () => readdir(join(documents, 'Comentarios.part'))).toEqual(['Eva Luna.pdf']);
  await writeFile(join(documents, 'Comentarios.part', 'apuntes.txt'), 'a mano');
  await start();
  expect((await readdir(documents, { recursive: true })).toSorted()).toEqual([
    'Comentarios.part',
    join('Comentarios.part', 'apuntes.txt'),
    'Entero',
    'Entero.part',
    join('Entero', 'Eva.pdf'),
  ]);
});
