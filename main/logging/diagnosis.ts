import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { CourseStatus } from '#contract/course';
import type { Preferences } from '#contract/preferences';
import { redactText } from './redact.ts';

export interface DiagnosisFacts {
  version: string;
  packaged: boolean;
  /** The system, the processor, and what Tiza runs on. */
  machine: Record<string, string>;
  preferences: Preferences;
  status: CourseStatus;
  /** Every course this laptop knows: the log may speak of one that is not open now. */
  courses: readonly CourseNames[];
  logs: string;
}

export interface CourseNames {
  name: string;
  host: string;
  database: string;
  user: string;
}

const lastLines = 60;

/**
 * What somebody who helps needs to know, safe to send: no passwords, no addresses of people, and neither the
 * course's host nor its names.
 */
export async function diagnosisOf({
  version,
  packaged,
  machine,
  preferences,
  status,
  courses,
  logs,
}: DiagnosisFacts): Promise<string> {
  const { course, wire } = status;
  const facts = {
    Tiza: `${version}${packaged ? '' : ' (source)'}`,
    ...machine,
    language: preferences.language,
    theme: preferences.theme,
    'text size': `${preferences.textSize} %`,
    course:
      course === undefined
        ? 'none'
        : `${course.kind}, ${course.platform ?? 'unknown platform'}${course.readOnly ? ', read only' : ''}`,
    link: status.link,
    tls:
      wire === undefined
        ? 'unknown'
        : `${wire.tls.mode}, ${wire.tls.version ?? 'in the clear'}, ${wire.tls.verified ? 'verified' : 'not verified'}`,
    server: wire?.server?.version ?? 'unknown',
    problem: status.problem?.code ?? wire?.problem?.reason ?? 'none',
  };
  const head = Object.entries(facts).map(([name, value]) => `${name}: ${value}`);
  const log = (await readFile(join(logs, 'tiza.log'), 'utf8').catch(() => ''))
    .trim()
    .split('\n')
    .slice(-lastLines);
  const names = namesOf([...courses, { ...course }, { ...wire }]);
  return withoutNames([...head, '', ...log.map(redactText)].join('\n'), names);
}

type Name = [name: string, instead: string];

/** Of courses and of this computer, the longest first: one may be a part of another. Short ones are words of everybody's. */
function namesOf(courses: readonly Partial<CourseNames>[]): Name[] {
  const all = courses.flatMap(({ name, host, database, user }) => [
    [host, '[host]'],
    [database, '[database]'],
    [user, '[user]'],
    [name, '[course]'],
  ]);
  return [...all, [homedir(), '~']]
    .filter((each): each is Name => each[0] !== undefined && each[0].length >= shortest)
    .sort(([one], [other]) => other.length - one.length);
}

const shortest = 4;

function withoutNames(text: string, names: readonly Name[]): string {
  return names.reduce((said, [name, instead]) => said.replaceAll(name, instead), text);
}
