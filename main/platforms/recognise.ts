import { AppError } from '#contract/errors';
import { calculus } from './calculus.ts';
import type { Catalog } from './catalog.ts';
import type { Confidence, Platform } from './platform.ts';

const platforms: readonly Platform[] = [calculus];

export interface Recognised {
  platform: Platform;
  confidence: Confidence;
}

/** The platform whose tables these are. */
export function recognise(catalog: Catalog): Recognised {
  const [best] = platforms
    .map((platform) => ({ platform, confidence: platform.detect(catalog) }))
    .sort((one, other) => other.confidence.score - one.confidence.score);
  if (best === undefined || best.confidence.score === 0) {
    throw new AppError('not-found', 'No known platform’s tables are in this database', {
      details: { reason: catalog.tables.length === 0 ? 'database-empty' : 'platform-unknown' },
    });
  }
  return best;
}
