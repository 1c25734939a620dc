import { z } from 'zod';
import { type Profile, type ProfileFields, profileFields } from '#contract/connections';
import { AppError } from '#contract/errors';

const kind = 'tiza-courses';
const version = 1;
/** Two hundred courses with certificates and labels are smaller. */
const longest = 5_000_000;

// Whose name signs and what this person agreed to stays behind.
const portable = profileFields.omit({ teacherName: true });

const exportFile = z.object({
  kind: z.literal(kind),
  version: z.int().min(1),
  courses: z.array(z.unknown()).max(500),
});

export interface Imported {
  /** Courses to add. */
  fresh: ProfileFields[];
  /** Courses that are there already, by name. */
  known: string[];
  /** How many entries could not be understood. */
  damaged: number;
}

/** A text to hand to a colleague: the way to each course, never a password. */
export function exportProfiles(profiles: readonly Profile[]): string {
  const courses = profiles.map((one) => portable.parse(one));
  return `${JSON.stringify({ kind, version, courses }, null, 2)}\n`;
}

export function readExport(text: string, present: readonly Profile[]): Imported {
  const { courses } = openedExport(text);
  const places = new Set(present.map(placeOf));
  const imported: Imported = { fresh: [], known: [], damaged: 0 };
  for (const course of courses) {
    const fields = understood(course);
    if (!fields) {
      imported.damaged += 1;
      continue;
    }
    const place = placeOf(fields);
    if (places.has(place)) imported.known.push(fields.name);
    else imported.fresh.push(withoutConsent(fields));
    places.add(place);
  }
  if (imported.damaged > 0 && imported.damaged === courses.length) throw unreadable('import-damaged');
  return imported;
}

function openedExport(text: string): z.output<typeof exportFile> {
  if (text.length > longest) throw unreadable('import-too-large');
  let raw: unknown;
  try {
    raw = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    throw unreadable('import-not-ours');
  }
  const parsed = exportFile.safeParse(raw);
  if (!parsed.success) throw unreadable('import-not-ours');
  if (parsed.data.version > version) throw unreadable('import-newer');
  return parsed.data;
}

function understood(course: unknown): ProfileFields | undefined {
  try {
    return portable.safeParse(course).data;
  } catch {
    // Labels nested deeper than the stack are no labels.
    return undefined;
  }
}

/** A password may go out in the open only where this person said so, not where a file did. */
function withoutConsent(fields: ProfileFields): ProfileFields {
  return { ...fields, tls: { ...fields.tls, oldPasswordMethods: false } };
}

function placeOf({ host, port, database, user }: ProfileFields): string {
  return JSON.stringify([host.toLowerCase(), port, database, user]);
}

function unreadable(reason: string): AppError {
  return new AppError('invalid-input', `The file of courses was refused: ${reason}`, { details: { reason } });
}
