import type { Runner } from '../../database/database.ts';
import type { AdvisedIndex } from '../../platforms/advised-index.ts';
import type { PlatformReader } from '../../platforms/platform.ts';

export type Purpose = AdvisedIndex['purpose'];

/** A word that most courses have somewhere and no index finds by accident. */
const commonWord = 'porque';

const newest = { order: 'newest', limit: 50 } as const;

/** What a teacher does when an index would help, asked the way the app asks it. */
export function probesOf(reader: PlatformReader): Record<Purpose, (runner: Runner) => Promise<unknown>> {
  return {
    queue: (runner) => reader.queue(runner, newest),
    states: (runner) => reader.activities(runner),
    fair: (runner) => reader.queue(runner, { ...newest, order: 'fair' }),
    search: (runner) => reader.queue(runner, { ...newest, search: commonWord }),
    async attempts(runner) {
      const { items } = await reader.queue(runner, { ...newest, limit: 1 });
      const [first] = items;
      return first ? reader.submission(runner, first.ref) : null;
    },
  };
}
