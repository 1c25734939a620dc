import type { LinkStatus } from '#contract/connection-link';
import type { RightsSummary } from '#contract/connection-rights';
import type { CourseStatus } from '#contract/course';
import type { Database } from '../database/database.ts';
import { toAppError } from '../database/errors.ts';
import type { Target } from '../database/target.ts';
import type { Catalog } from '../platforms/catalog.ts';
import { readCatalog } from '../platforms/catalog-queries.ts';
import type { Platform, PlatformReader } from '../platforms/platform.ts';
import { recognise } from '../platforms/recognise.ts';
import { diagnosed } from './diagnosis.ts';
import { createLink, type Link } from './link.ts';
import { needsOf } from './needs.ts';
import { summarise } from './rights.ts';
import { readRights } from './rights-queries.ts';
import { markOf } from './tls-choice.ts';

type About = NonNullable<CourseStatus['course']>;

/** Everything that works on a course asks for it here, at the moment it needs it. */
export interface OpenCourse {
  about: About;
  link: Link;
  database: Database;
  platform: Platform;
  catalog: Catalog;
  reader: PlatformReader;
  mark: NonNullable<CourseStatus['mark']>;
  notice?: string;
  close(): Promise<void>;
}

export interface CourseAddress {
  about: Omit<About, 'host' | 'database' | 'user' | 'platform'>;
  target: Target;
  /** An admin's own titles and questions. */
  labels?: unknown;
  notice?: string;
}

interface Known {
  catalog: Catalog;
  platform: Platform;
}

/** Connects, finds out whose tables these are, and hands over a course that can be read. */
export async function openCourse(
  { about, target, labels, notice }: CourseAddress,
  onWire: (wire: LinkStatus) => void,
): Promise<OpenCourse> {
  let known: Known | undefined;

  async function rightsIn(database: Database): Promise<RightsSummary> {
    known ??= await look(database);
    const needs = needsOf(known.platform.objects(known.catalog));
    return summarise(await readRights(database, needs), needs);
  }

  const link = createLink(target, { onStatus: onWire, readRights: rightsIn });
  try {
    await link.open();
    const { catalog, platform } = known ?? (await look(link.database));
    const { host, database: name, user, tls } = target;
    return {
      about: { ...about, host, database: name, user, platform: platform.id },
      link,
      database: link.database,
      platform,
      catalog,
      reader: platform.reader(catalog, labels),
      mark: markOf(tls, host),
      ...(notice === undefined ? {} : { notice }),
      close: () => link.close(),
    };
  } catch (cause) {
    await link.close();
    throw diagnosed(toAppError(cause), target);
  }
}

async function look(database: Database): Promise<Known> {
  const catalog = await readCatalog(database);
  return { catalog, platform: recognise(catalog).platform };
}
