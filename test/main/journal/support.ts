import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Heading, StoredDraft } from '../../../main/journal/disk/entries.ts';
import { createSeal, keyBytes, type Seal } from '../../../main/journal/disk/seal.ts';
import { openStore, type Store } from '../../../main/journal/disk/store.ts';

export const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

export const heading: Heading = {
  journal: 1,
  place: 'a1',
  identity: '[]',
  course: { id: 'calculo', name: 'Cálculo', host: 'localhost', database: 'calculo' },
};

export const newSeal = () => createSeal(randomBytes(keyBytes));

export async function aFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'tiza-journal-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

export async function openAt(path: string, seal: Seal | null = null, onTrouble = () => {}): Promise<Store> {
  const store = await openStore({ path, heading, seal, onTrouble, log: silent });
  onTestFinished(() => store.close());
  return store;
}

export function draft(key: string, text: string): StoredDraft {
  return {
    key,
    text,
    about: {
      ref: { activity: 'foro1', id: '1' },
      submittedAt: null,
      activity: 'foro1',
      student: 'eva@uni.example',
      studentName: 'Eva',
      editing: null,
      seen: [],
    },
    changedAt: '2026-11-21T09:30:00.000Z',
    discardedAt: null,
  };
}

export const textsOf = (store: Store) =>
  Object.fromEntries([...store.state.drafts.values()].map(({ key, text }) => [key, text]));
