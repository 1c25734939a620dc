import { createHash } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { OpenCourse } from '../connections/open-course.ts';
import type { Log } from '../logging/log.ts';
import { codeOf } from '../settings/atomic-write.ts';
import type { Heading } from './disk/entries.ts';
import type { Seal } from './disk/seal.ts';
import { openStore, type Store } from './disk/store.ts';

export interface PlacesDeps {
  folder: string;
  seal(): Seal | null;
  onTrouble(): void;
  log: Log;
}

/** One journal for each course and database; none ever speaks for another. */
export interface Places {
  all(): Store[];
  /** The journal of this course on this database, made when there is none. */
  of(course: Pick<OpenCourse, 'about' | 'identity'>): Promise<Store>;
  find(place: string): Store | undefined;
  /** Journals that are there and cannot be read at all. */
  unreadable(): number;
  unlock(seal: Seal): Promise<void>;
  close(): Promise<void>;
}

const ending = '.journal';

export function headingOf({ about, identity }: Pick<OpenCourse, 'about' | 'identity'>): Heading {
  const { id, name, host, database } = about;
  const place = createHash('sha256')
    .update(JSON.stringify([id, identity]))
    .digest('hex')
    .slice(0, 24);
  return { journal: 1, place, identity, course: { id, name, host, database } };
}

export async function openPlaces({ folder, seal, onTrouble, log }: PlacesDeps): Promise<Places> {
  const stores = new Map<string, Promise<Store>>();
  const opened = new Map<string, Store>();
  let unreadable = 0;

  function open(place: string, heading?: Heading): Promise<Store> {
    const path = join(folder, place + ending);
    const deps = { path, seal: seal(), onTrouble, log };
    const opening = openStore(heading === undefined ? deps : { ...deps, heading });
    stores.set(place, opening);
    opening.then(
      (store) => opened.set(place, store),
      () => stores.delete(place),
    );
    return opening;
  }

  /** Whoever has a course open must be able to write; what cannot be read stays beside it. */
  async function openAnew(heading: Heading): Promise<Store> {
    const path = join(folder, heading.place + ending);
    const stamp = new Date().toISOString().replace(/[-:.]/g, '');
    await rename(path, `${path}.unreadable-${stamp}`);
    log.error('A journal was set aside', { place: heading.place });
    return open(heading.place, heading);
  }

  for (const name of await journalsIn(folder)) {
    await open(name.slice(0, -ending.length)).catch((error: unknown) => {
      unreadable += 1;
      log.error('A journal could not be read', { name, error });
    });
  }

  return {
    all: () => [...opened.values()],
    of(course) {
      const heading = headingOf(course);
      return stores.get(heading.place) ?? open(heading.place, heading).catch(() => openAnew(heading));
    },
    find: (place) => opened.get(place),
    unreadable: () => unreadable,
    async unlock(key) {
      await Promise.all([...stores.values()].map(async (store) => (await store).unlock(key)));
    },
    async close() {
      await Promise.all([...opened.values()].map((store) => store.close()));
    },
  };
}

async function journalsIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith(ending)).sort();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}
