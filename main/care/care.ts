import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { BlankPlace } from '#contract/care';
import type { Handlers } from '#contract/contract';
import { migrations } from '../../migrations/all.ts';
import type { Courses } from '../connections/courses.ts';
import { diagnosed } from '../connections/diagnosis.ts';
import type { Passwords } from '../connections/keychain.ts';
import type { Link } from '../connections/link.ts';
import type { OpenCourse } from '../connections/open-course.ts';
import { targetOf } from '../connections/open-profile.ts';
import type { Profiles } from '../connections/profiles.ts';
import type { Database } from '../database/database.ts';
import { toAppError } from '../database/errors.ts';
import { createSchema } from '../database/migrations/runner.ts';
import { createDatabase } from '../database/pool.ts';
import type { FileDialogs } from '../lib/file-dialogs.ts';
import type { Log } from '../logging/log.ts';
import { readCatalog } from '../platforms/catalog-queries.ts';
import { type BlankCourse, createBlankCourse } from './blank-course.ts';
import { createHistoryTrigger } from './history-trigger.ts';
import { createIndexes, type Indexes } from './indexes/indexes.ts';
import { reportPasswords } from './passwords.ts';
import { createRoles } from './roles/roles.ts';
import { shareProfile } from './share-profile.ts';
import { createWording } from './wording.ts';
import { requireNotOnlyLooking, requireWritable } from './writable.ts';

export interface CareDeps {
  courses: Pick<Courses, 'current' | 'renew'>;
  profiles: Profiles;
  passwords: Passwords;
  files: FileDialogs;
  /** The folder `resources`. */
  resources: string;
  /** Takes a backup of the open course and proves it. */
  backupFirst(): Promise<'verified' | 'not-available'>;
  appVersion: string;
  log: Log;
}

/** Everything an admin does to a course's database, each step planned and agreed to before it is done. */
export function createCare(deps: CareDeps): Handlers['care'] {
  const { courses, profiles, passwords, files, resources, appVersion, log } = deps;

  const nothingToLose = async () => 'not-available' as const;
  const schemaOf = (database: Database, backupFirst: CareDeps['backupFirst'] = nothingToLose) =>
    createSchema({ database, migrations, appVersion, backupFirst, log });
  const schema = () => schemaOf(courses.current().database);

  function writable(): OpenCourse {
    const course = courses.current();
    requireWritable(course);
    return course;
  }

  const trigger = ({ database, platform, catalog }: OpenCourse) =>
    createHistoryTrigger({ database, objects: platform.objects(catalog), schema: schemaOf(database) });

  function roles({ database, platform, catalog, link, about, address }: OpenCourse) {
    const { host, port, database: name, tls } = address;
    return createRoles({
      database,
      objects: platform.objects(catalog),
      schema: schemaOf(database),
      pooled: link.database.pooler,
      address: { name: about.name, host, port, database: name, tls: tls.mode },
      log,
    });
  }

  // A build outlives the question that began it. Once its link is gone the server finishes it by itself, and whoever
  // opens the course meanwhile finds it under way.
  const known = new WeakMap<Link, Indexes>();
  function indexes({ link, database, platform }: OpenCourse): Indexes {
    const found = known.get(link);
    if (found !== undefined) return found;
    const made = createIndexes({
      database,
      pooled: link.database.pooler,
      async course() {
        const catalog = await readCatalog(database);
        const { labels } = courses.current();
        return { reader: platform.reader(catalog, labels), advised: platform.advisedIndexes(catalog) };
      },
      onBuilt: () => void renewLater(),
      log,
    });
    known.set(link, made);
    return made;
  }

  async function renewLater(): Promise<void> {
    await courses.renew().catch((error: unknown) => log.warn('Could not read the catalog again', { error }));
  }

  /** A database that no course can be opened on yet. */
  async function onBareDatabase<Value>(
    { id, password }: BlankPlace,
    work: (course: BlankCourse) => Promise<Value>,
  ): Promise<Value> {
    const target = targetOf(id, { password }, { profiles, passwords });
    const database = createDatabase(target);
    try {
      const platformSql = await readFile(join(resources, 'sample-course/schema.sql'), 'utf8');
      return await work(createBlankCourse({ database, schema: schemaOf(database), platformSql, log }));
    } catch (cause) {
      throw diagnosed(toAppError(cause), target);
    } finally {
      await database.close();
    }
  }

  return {
    schemaStatus: () => schema().status(),
    planSchema: () => schema().plan(),
    async applySchema(agreed) {
      const status = await schemaOf(writable().database, deps.backupFirst).apply(agreed);
      await courses.renew();
      return status;
    },
    planBlankCourse: (place) => onBareDatabase(place, (course) => course.plan()),
    async createBlankCourse({ consent, ...place }) {
      requireNotOnlyLooking(profiles.find(place.id) ?? {});
      return onBareDatabase(place, (course) => course.create(consent));
    },
    planHistoryTrigger: ({ wanted }) => trigger(courses.current()).plan(wanted),
    async applyHistoryTrigger(agreed) {
      await trigger(writable()).apply(agreed);
      return null;
    },
    members: () => roles(courses.current()).members(),
    planRoles: (request) => roles(courses.current()).plan(request),
    applyRoles: (agreed) => roles(writable()).apply(agreed),
    shareProfile: ({ login }) => shareProfile(courses.current(), login, { profiles, files }),
    planRemoval: ({ login }) => roles(courses.current()).planRemoval(login),
    async removeTeacher(agreed) {
      await roles(writable()).remove(agreed);
      return null;
    },
    indexes: () => indexes(courses.current()).report(),
    createIndex: ({ id }) => indexes(writable()).create(id),
    indexProgress: () => indexes(courses.current()).progress(),
    async cancelIndex() {
      await indexes(courses.current()).cancel();
      return null;
    },
    async dropLeftover(index) {
      await indexes(writable()).dropLeftover(index);
      return null;
    },
    async passwords() {
      const { database, platform, catalog } = courses.current();
      return reportPasswords(database, platform.objects(catalog));
    },
    ...createWording({ courses, profiles }),
  };
}
