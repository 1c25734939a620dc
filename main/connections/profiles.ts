import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { courseColor, type Profile, type ProfileFields, profile, profileId } from '#contract/connections';
import { AppError } from '#contract/errors';
import type { Log } from '../logging/log.ts';
import { openJsonFile, type SettingsNotice } from '../settings/json-file.ts';

const newId = () => randomBytes(12).toString('base64url');

/** A course copied by hand in the file is another course: it shares neither the password nor the end of the first. */
function eachItsOwn(profiles: Profile[]): Profile[] {
  const seen = new Set<string>();
  return profiles.map((one) => {
    const id = seen.has(one.id) ? newId() : one.id;
    seen.add(id);
    return { ...one, id };
  });
}

/** A colour of a newer version, or a misspelt one, is no reason to lose a course. */
const storedProfile = profile.extend({ color: courseColor.catch('teal') });

const stored = z.object({
  profiles: z.array(storedProfile).transform(eachItsOwn).default([]),
  /** Profiles that have an entry in the keychain; also of profiles deleted while it could not be reached. */
  inKeychain: z.array(profileId).default([]),
});

type Stored = z.output<typeof stored>;

/** The courses this person grades, each with the way to its database; passwords are elsewhere. */
export interface Profiles {
  /** The last used first, then by name. */
  all(): Profile[];
  find(id: string): Profile | undefined;
  /** Without an id a new course; with one, all its fields anew. */
  save(fields: ProfileFields, id?: string): Promise<Profile>;
  /** Only what is given. */
  change(id: string, change: Partial<ProfileFields>): Promise<Profile>;
  /** In one write: after a crash either all of them are changed or none is. */
  changeTogether(changes: ReadonlyMap<string, Partial<ProfileFields>>): Promise<void>;
  remove(id: string): Promise<void>;
  /** The course was opened at this moment. */
  markUsed(id: string, now?: Date): Promise<Profile>;
  keychainEntries(): string[];
  setKeychainEntry(id: string, there: boolean): Promise<void>;
  readonly notice?: SettingsNotice;
}

export async function openProfiles(deps: { folder: string; log: Log }): Promise<Profiles> {
  const file = await openJsonFile<Stored>({
    path: join(deps.folder, 'courses.json'),
    schema: stored,
    defaults: stored.parse({}),
    log: deps.log,
    salvage: wholeEntries,
  });
  const find = (id: string) => file.value().profiles.find((one) => one.id === id);

  async function put(id: string, next: (current: Profile) => Profile): Promise<Profile> {
    const { profiles } = await file.update((current) => {
      if (!current.profiles.some((one) => one.id === id)) throw noSuchProfile(id);
      return { ...current, profiles: current.profiles.map((one) => (one.id === id ? next(one) : one)) };
    });
    return profiles.find((one) => one.id === id) ?? Promise.reject(noSuchProfile(id));
  }

  async function add(fields: ProfileFields): Promise<Profile> {
    const added = { ...fields, id: newId() };
    await file.update((current) => ({ ...current, profiles: [...current.profiles, added] }));
    return added;
  }

  return {
    all: () => file.value().profiles.toSorted(lastUsedFirst),
    find,
    save: (fields, id) =>
      id === undefined
        ? add(fields)
        : put(id, ({ lastUsed }) => ({ ...fields, id, ...(lastUsed !== undefined && { lastUsed }) })),
    change: (id, change) => put(id, (current) => ({ ...current, ...change, id })),
    async changeTogether(changes) {
      await file.update((current) => {
        const gone = [...changes.keys()].find((id) => !current.profiles.some((one) => one.id === id));
        if (gone !== undefined) throw noSuchProfile(gone);
        const changed = current.profiles.map((one) => ({ ...one, ...changes.get(one.id), id: one.id }));
        return { ...current, profiles: changed };
      });
    },
    async remove(id) {
      await file.update((current) => ({
        ...current,
        profiles: current.profiles.filter((one) => one.id !== id),
      }));
    },
    markUsed: (id, now = new Date()) => put(id, (current) => ({ ...current, lastUsed: now.toISOString() })),
    keychainEntries: () => file.value().inKeychain,
    async setKeychainEntry(id, there) {
      if (file.value().inKeychain.includes(id) === there) return;
      await file.update((current) => {
        const others = current.inKeychain.filter((one) => one !== id);
        return { ...current, inKeychain: there ? [...others, id] : others };
      });
    },
    ...(file.notice && { notice: file.notice }),
  };
}

function lastUsedFirst(one: Profile, other: Profile): number {
  return (other.lastUsed ?? '').localeCompare(one.lastUsed ?? '') || one.name.localeCompare(other.name);
}

function noSuchProfile(id: string): AppError {
  return new AppError('not-found', `There is no profile ${id}`, { details: { reason: 'profile-gone' } });
}

/** One damaged course must not take the others with it. */
function wholeEntries(raw: unknown): unknown {
  const lists = z
    .object({ profiles: z.array(z.unknown()).catch([]), inKeychain: z.array(z.unknown()).catch([]) })
    .safeParse(raw);
  if (!lists.success) return {};
  return {
    profiles: lists.data.profiles.filter((one) => storedProfile.safeParse(one).success),
    inKeychain: lists.data.inKeychain.filter((one) => profileId.safeParse(one).success),
  };
}
