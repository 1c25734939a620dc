import type { ExportProgress } from '#contract/exchange';
import type { Language } from '#contract/language';
import type { OpenCourse } from '../../connections/open-course.ts';
import { byteOrderMark, csvLine, type ListSeparator } from '../../lib/csv.ts';
import { textsIn } from '../../texts/texts.ts';
import { feedbackCourse } from '../feedback-course.ts';

export interface SheetOptions {
  activity?: string | undefined;
  language: Language;
  separator: ListSeparator;
  onProgress(progress: ExportProgress): void;
}

const commentsPerPage = 500;
const submissionsPerPage = 200;

/** Milliseconds say nothing to a person. */
const moment = (time: string | null) => time?.slice(0, 19) ?? '';

/** Comments as they are, in the order of their ids: what is written meanwhile comes at the end. */
export async function* commentSheet(course: OpenCourse, options: SheetOptions): AsyncIterable<string> {
  const { activity, language, separator, onProgress } = options;
  const { database, writer } = feedbackCourse(course);
  const titles = new Map(course.reader.definitions().map(({ key, title }) => [key, title]));
  const words = textsIn(language).sheets;
  const { number, student, email, comment, author, date } = words;
  yield byteOrderMark + csvLine([number, words.activity, student, email, comment, author, date], separator);
  if (writer.table === null) return;
  const named = await course.reader.activityNames(database);
  const all = named
    .filter((names) => activity === undefined || names.activity === activity)
    .flatMap(({ spellings }) => spellings)
    .reduce((sum, { count }) => sum + count, 0);
  let rows = 0;
  for (let after: string | null = null; ; ) {
    const page = await writer.listed(database, { after, limit: commentsPerPage });
    const wanted = page.filter((one) => activity === undefined || one.activity === activity);
    rows += wanted.length;
    yield wanted
      .map((one) =>
        csvLine(
          [
            one.id,
            titles.get(one.activity ?? '') ?? one.filedAs,
            one.name,
            one.student,
            one.text,
            one.author ?? '',
            moment(one.writtenAt),
          ],
          separator,
        ),
      )
      .join('');
    onProgress({ rows, all: Math.max(all, rows) });
    if (page.length < commentsPerPage) return;
    after = page.at(-1)?.id ?? null;
  }
}

/** Every submission and how it stands, by activity, with an empty column at the end to write a comment into. */
export async function* stateSheet(course: OpenCourse, options: SheetOptions): AsyncIterable<string> {
  const { language, separator, onProgress } = options;
  const { database, reader } = course;
  const { states, ...words } = textsIn(language).sheets;
  const { submission, activity, student, email, attempt, attempts } = words;
  const { handedIn, state, characters, images, comment } = words;
  const headings = [submission, activity, student, email, attempt, attempts, handedIn];
  yield byteOrderMark + csvLine([...headings, state, characters, images, comment], separator);
  const activities = reader
    .definitions()
    .filter(({ key }) => options.activity === undefined || key === options.activity);
  let before = 0;
  let rows = 0;
  for (const { key, title } of activities) {
    let total = 0;
    for (let cursor: string | undefined; ; ) {
      const page = await reader.queue(database, {
        activity: key,
        order: 'oldest',
        limit: submissionsPerPage,
        ...(cursor === undefined ? {} : { cursor }),
      });
      total = page.total;
      rows += page.items.length;
      yield page.items
        .map((one) =>
          csvLine(
            [
              one.ref.id,
              title,
              one.student.name,
              one.student.email,
              String(one.attempt),
              String(one.attempts),
              moment(one.submittedAt),
              states[one.state],
              String(one.length),
              String(one.images),
              '',
            ],
            separator,
          ),
        )
        .join('');
      onProgress({ rows, all: Math.max(before + total, rows) });
      if (page.next === null) break;
      cursor = page.next;
    }
    before += total;
  }
}
