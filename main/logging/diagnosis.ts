import { readFile } from 'node:fs/promises';
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
  logs: string;
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
  return withoutNames([...head, '', ...log.map(redactText)].join('\n'), status);
}

/** The course's own names, wherever they turn up. Short ones are words of everybody's. */
function withoutNames(text: string, { course, wire }: CourseStatus): string {
  const names: [string | undefined, string][] = [
    [course?.host, '[host]'],
    [wire?.host, '[host]'],
    [course?.database, '[database]'],
    [course?.user, '[user]'],
    [course?.name, '[course]'],
  ];
  return names.reduce(
    (said, [name, instead]) =>
      name === undefined || name.length < 4 ? said : said.replaceAll(name, instead),
    text,
  );
}
