import { readFile } from 'node:fs/promises';
import type { TestStep } from '#contract/connection-wire';
import type { Profile } from '#contract/connections';
import type { Handlers } from '#contract/contract';
import { AppError } from '#contract/errors';
import type { FileDialogs } from '../lib/file-dialogs.ts';
import { writeChosenFile } from '../settings/chosen-file.ts';
import { identify } from './identify.ts';
import type { Passwords } from './keychain.ts';
import { looksLikeConnection, maskPassword, parsePasted } from './paste/parse.ts';
import { testConnection } from './probe.ts';
import { exportProfiles, readExport } from './profile-export.ts';
import type { Profiles } from './profiles.ts';

export interface ConnectDeps {
  profiles: Profiles;
  passwords: Passwords;
  clipboard(): Promise<string>;
  files: FileDialogs;
  onStep(step: TestStep): void;
}

type Door = Pick<Profile, 'host' | 'port' | 'user'>;

/** A password is kept for one login on one server; no other is ever shown it. */
function isSameDoor(one: Door, other: Door): boolean {
  return (
    one.host.toLowerCase() === other.host.toLowerCase() && one.port === other.port && one.user === other.user
  );
}

const coursesFile = { name: 'Tiza', extensions: ['json'] };

/** From a pasted line to a saved course. */
export function createConnect(deps: ConnectDeps): Handlers['connect'] {
  const { profiles, passwords, clipboard, files, onStep } = deps;
  let testing: AbortController | null = null;

  async function clipboardText(): Promise<string | null> {
    const text = await clipboard();
    return looksLikeConnection(text) ? text : null;
  }

  return {
    readPasted: async (text) => parsePasted(text),
    async clipboardOffer() {
      const text = await clipboardText();
      return text === null ? null : { masked: maskPassword(text) };
    },
    async takeClipboard() {
      const text = await clipboardText();
      return text === null ? null : { text };
    },
    async profiles() {
      const all = profiles.all();
      return { profiles: all, store: await passwords.status(), withPassword: passwords.known() };
    },
    async save({ id, fields, password }) {
      const before = id === undefined ? undefined : profiles.find(id);
      const saved = await profiles.save(fields, id);
      if (password !== undefined) await passwords.set(saved.id, password);
      else if (before && !isSameDoor(before, saved)) await passwords.remove(saved.id);
      return saved;
    },
    async remove({ id }) {
      await passwords.remove(id);
      await profiles.remove(id);
      return null;
    },
    async exportTo({ ids }) {
      const chosen = ids.map(profiles.find).filter((one): one is Profile => one !== undefined);
      const path = await files.saveTo({ name: 'tiza-courses.json', kind: coursesFile });
      if (path === null) return null;
      await writeChosenFile(path, exportProfiles(chosen));
      return { path };
    },
    async importFrom() {
      const path = await files.openOne({ kind: coursesFile });
      if (path === null) return null;
      const { fresh, known, damaged } = readExport(await readFile(path, 'utf8'), profiles.all());
      const added: Profile[] = [];
      for (const fields of fresh) added.push(await profiles.save(fields));
      return { added, known, damaged };
    },
    async test({ host, port, database, user, tls, password, profileId }) {
      testing?.abort();
      const mine = new AbortController();
      testing = mine;
      const kept = password === undefined && profileId !== undefined ? profiles.find(profileId) : undefined;
      const stored = kept && isSameDoor(kept, { host, port, user }) ? passwords.get(kept.id) : null;
      try {
        return await testConnection(
          {
            host,
            port,
            database,
            user,
            tls: tls ?? 'auto',
            password: async () => password ?? (await stored),
          },
          { identify, onStep: (step) => testing === mine && onStep(step), signal: mine.signal },
        );
      } finally {
        if (testing === mine) testing = null;
      }
    },
    async cancelTest() {
      testing?.abort(new AppError('cancelled', 'The person stopped the test'));
      return null;
    },
  };
}
