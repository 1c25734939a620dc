import { AppError } from '#contract/errors';
import type { Engine } from './engine-words.ts';

const missing = async (): Promise<never> => {
  throw new AppError('backup-tool-missing', 'The engine is not packed with this Tiza');
};

export const engine: Engine = {
  dump: missing,
  restore: missing,
  inspect: missing,
  checksums: missing,
  compare: () => [],
};
