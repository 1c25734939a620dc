import { z } from 'zod';
import { connectionTest, testStep, tlsSettings } from './connection-wire.ts';
import { passwordStore, pasted, profile, profileFields, profileId } from './connections.ts';
import { method } from './define.ts';

/** Only what the person has just typed or pasted; a stored password never comes to the window. */
const typedPassword = z.string().max(10_000);

export const profileList = z.object({
  profiles: z.array(profile),
  /** Where passwords are kept on this computer. */
  store: passwordStore,
  /** The profiles whose password is known, so that nobody is asked without need. */
  withPassword: z.array(profileId),
});

export const connectionDraft = profileFields
  .pick({ host: true, port: true, database: true, user: true })
  .extend({
    /** Absent: find out what the server offers and take the safest. */
    tls: tlsSettings.optional(),
    password: typedPassword.optional(),
    /** Use this profile's stored password when none was typed. */
    profileId: profileId.optional(),
  });

export const importedProfiles = z.object({
  added: z.array(profile),
  /** Courses that were there already, by name. */
  known: z.array(z.string()),
  /** Entries of the file that could not be understood. */
  damaged: z.int(),
});

export const connect = {
  readPasted: method(z.string().max(2_000_000), pasted),
  /** The clipboard's text with its password covered, if it looks like a connection. */
  clipboardOffer: method(z.undefined(), z.object({ masked: z.string() }).nullable()),
  /** The same text as it is, because the person said yes. */
  takeClipboard: method(z.undefined(), z.object({ text: z.string() }).nullable()),
  profiles: method(z.undefined(), profileList),
  save: method(
    z.object({ id: profileId.optional(), fields: profileFields, password: typedPassword.optional() }),
    profile,
  ),
  remove: method(z.object({ id: profileId }), z.null()),
  /** Asks where to, and writes the profiles there without passwords. `null`: the person changed their mind. */
  exportTo: method(
    z.object({ ids: z.array(profileId).min(1).max(500) }),
    z.object({ path: z.string() }).nullable(),
  ),
  importFrom: method(z.undefined(), importedProfiles.nullable()),
  /** Tells each step as event `connection-step`, and answers with all of them. */
  test: method(connectionDraft, connectionTest),
  cancelTest: method(z.undefined(), z.null()),
};

export const connectEvents = {
  'connection-step': testStep,
};

export type ProfileList = z.output<typeof profileList>;
export type ConnectionDraft = z.output<typeof connectionDraft>;
export type ImportedProfiles = z.output<typeof importedProfiles>;
