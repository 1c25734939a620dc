import { ZodError } from 'zod';
import type { LinkStatus } from '#contract/connection-link';
import type { RightsSummary } from '#contract/connection-rights';
import type { CourseStatus } from '#contract/course';
import { markOf } from '#contract/tls-mark';
import type { Database } from '../database/database.ts';
import { toAppError } from '../database/errors.ts';
import type { Target } from '../database/target.ts';
import type { Catalog } from '../platforms/catalog.ts';
import { readCatalog } from '../platforms/catalog-queries.ts';
import type { Platform, PlatformReader } from '../platforms/platform.ts';
import { recognise } from '../platforms/recognise.ts';
import { diagnosed } from './diagnosis.ts';
import { readIdentity } from './identity-queries.ts';
import { createLink, type Link } from './link.ts';
import { needsOf } from './needs.ts';
import { summarise } from './rights.ts';
import { readRights } from './rights-queries.ts';

type About = NonNullable<CourseStatus['course']>;

/** Everything that works on a course asks for it here, at the moment it needs it. */
export interface OpenCourse {
  about: About;
  link: Link;
  database: Database;
  platform: Platform;
  catalog: Catalog;
  reader: PlatformReader;
  /** An admin's own titles and questions. */
  labels: unknown;
  /** Tells its database from any other that the same profile may lead to one day. */
  identity: string;
  /** Where it is, as a colleague would have to write it down. */
  address: Pick<Target, 'host' | 'port' | 'database' | 'tls'>;
  /** The way in itself, for programs that log in beside us. */
  target: Target;
  mark: NonNullable<CourseStatus['mark']>;
  notice?: string;
  /** Tries what the person has just typed on the course as it stands; how it ended is the link's to tell. */
  logInWith?(typed: TypedPassword): Promise<void>;
  close(): Promise<void>;
}

export interface TypedPassword {
  password?: string | undefined;
  /** Kept once the server has accepted it, never before. */
  remember: boolean;
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
    const { host, port, database: name, user, tls } = target;
    const identity = await readIdentity(link.database, host);
    return {
      about: { ...about, host, database: name, user, platform: platform.id },
      link,
      database: link.database,
      platform,
      catalog,
      ...readerWith(platform, catalog, labels),
      identity,
      address: { host, port, database: name, tls },
      target,
      mark: markOf(tls, host),
      ...(notice === undefined ? {} : { notice }),
      close: () => link.close(),
    };
  } catch (cause) {
    await link.close();
    throw diagnosed(toAppError(cause), target);
  }
}

/** Labels nobody can understand keep nobody from their course: the platform's own words stand in, and it is told. */
function readerWith(platform: Platform, catalog: Catalog, labels: unknown) {
  try {
    return { labels, reader: platform.reader(catalog, labels) };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return { labels, reader: platform.reader(catalog), notice: 'labels-unreadable' };
  }
}

/** The same course as it is now, after something was created in it or it was given other labels. */
export async function renewed(course: OpenCourse, labels = course.labels): Promise<OpenCourse> {
  const catalog = await readCatalog(course.database);
  return { ...course, catalog, ...readerWith(course.platform, catalog, labels) };
}

async function look(database: Database): Promise<Known> {
  const catalog = await readCatalog(database);
  return { catalog, platform: recognise(catalog).platform };
}
