import type { BackupEntry } from '#contract/backups';

/** How far a backup is proven, or what is wrong with it. */
export type Proof = 'written' | 'read-back' | 'drilled' | 'damaged' | 'different' | 'missing' | 'changed';

export function proofOf({ state, drill, level }: BackupEntry): Proof {
  if (state === 'file-missing') return 'missing';
  if (state === 'file-changed') return 'changed';
  if (drill?.outcome === 'different') return 'different';
  if (level === 'written' && drill?.outcome === 'failed') return 'damaged';
  return level;
}

const filled: Record<Proof, number> = {
  written: 1,
  'read-back': 2,
  drilled: 3,
  damaged: 0,
  different: 0,
  missing: 0,
  changed: 0,
};

/** Of three bars, how many are filled; a broken one has none. */
export function barsOf(proof: Proof): { filled: number; tone: 'done' | 'wait' | 'bad' } {
  const bars = filled[proof];
  return { filled: bars, tone: bars === 3 ? 'done' : bars === 0 ? 'bad' : 'wait' };
}

export const isUsable = (proof: Proof) => !['missing', 'damaged'].includes(proof);
