import { createHash } from 'node:crypto';
import { type SubmissionRef, submissionRef } from '#contract/grading';

/** `tiza://<course>/<activity>/<id>?name=<course's name>` */
export interface Link {
  /** Says which course it is on every laptop that knows it. */
  course: string;
  ref: SubmissionRef;
  /** So that a laptop that does not know the course can say which one it is. */
  name: string | null;
}

const longest = 900;
const longestName = 120;
// What could turn a sentence round, or into another.
const misleading = /[\p{C}\p{Zl}\p{Zp}]/u;

export const sampleKey = 'sample';

/** The same on every laptop, and says nothing of where the course lives. */
export function courseKey(place: { host: string; port: number; database: string }): string {
  const text = `${place.host.toLowerCase()}:${place.port}/${place.database}`;
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

export function writeLink({ course, ref, name }: Link): string {
  const about = name === null ? '' : `?name=${encodeURIComponent(plain(name))}`;
  return `tiza://${course}/${ref.activity}/${ref.id}${about}`;
}

/** `null`: not a link of ours. Nothing outside this exact shape is let in. */
export function readLink(text: string): Link | null {
  const parts = /^tiza:\/\/(sample|[0-9a-f]{16})\/([^/?#]+)\/([^/?#]+)(?:\?name=([^&#]*))?$/i.exec(text);
  if (text.length > longest || parts === null) return null;
  const [, course = '', activity, id, name] = parts;
  const ref = submissionRef.safeParse({ activity, id });
  const decoded = name === undefined ? null : decode(name);
  if (!ref.success || decoded === undefined) return null;
  return { course: course.toLowerCase(), ref: ref.data, name: decoded };
}

/** `undefined`: no name anybody gave a course. */
function decode(name: string): string | null | undefined {
  try {
    const text = decodeURIComponent(name).trim();
    if (misleading.test(text) || text.length > longestName) return undefined;
    return text === '' ? null : text;
  } catch {
    return undefined;
  }
}

function plain(name: string): string {
  return [...name]
    .filter((sign) => !misleading.test(sign))
    .slice(0, longestName / 2)
    .join('');
}
