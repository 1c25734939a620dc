import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { notStarted } from '../../../main/electron/not-started.ts';
import { textsIn } from '../../../main/texts/texts.ts';

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tiza-start-'));
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  onTestFinished(async () => {
    stderr.mockRestore();
    await rm(folder, { recursive: true, force: true });
  });
  return folder;
}

it.each(['es', 'en'] as const)(
  'what kept Tiza from starting is in the log under the reference that is said in %s',
  async (language) => {
    const logs = join(await aFolder(), 'logs');
    const { body } = notStarted(new Error('no settings'), logs, textsIn(language).fatal);
    const { message, facts } = JSON.parse(await readFile(join(logs, 'tiza.log'), 'utf8'));
    expect(message).toBe('Tiza could not start');
    expect(facts.error.message).toBe('no settings');
    expect(body).toContain(facts.reference);
    expect(body).toContain(logs);
    expect(body).not.toMatch(/[{}]/);
  },
);

it('is said also where nothing can be written', async () => {
  const file = join(await aFolder(), 'file');
  await writeFile(file, '');
  expect(notStarted('why', join(file, 'logs'), textsIn('en').fatal).body).toContain(file);
});
