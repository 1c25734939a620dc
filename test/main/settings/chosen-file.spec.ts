import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeChosenFile } from '../../../main/settings/chosen-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tiza-chosen-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('writes where the person wanted it', async () => {
  await writeChosenFile(join(folder, 'cursos.json'), 'hola');
  expect(readFileSync(join(folder, 'cursos.json'), 'utf8')).toBe('hola');
});

it('says that it cannot be there, by the name they chose', async () => {
  writeFileSync(join(folder, 'in-the-way'), '');
  await expect(writeChosenFile(join(folder, 'in-the-way', 'cursos.json'), 'hola')).rejects.toMatchObject({
    code: 'forbidden',
    details: { reason: 'file-unwritable', file: 'cursos.json' },
  });
});
