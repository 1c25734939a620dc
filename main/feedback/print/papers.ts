import type { Language } from '#contract/language';
import type { OpenCourse } from '../../connections/open-course.ts';
import type { StandingComment } from '../../platforms/writer.ts';
import { textsIn } from '../../texts/texts.ts';
import { feedbackCourse } from '../feedback-course.ts';
import { type Listed, topicOf } from './roll.ts';

export interface PaperGroup {
  title: string;
  /** When it was handed in the last time, by the server's clock. */
  handedIn: string | null;
  /** Oldest first. */
  comments: Pick<StandingComment, 'text' | 'author' | 'writtenAt'>[];
}

/** What one PDF holds. */
export interface Paper {
  title: string;
  /** From the second on, what did not fit into the one before. */
  part: number;
  groups: PaperGroup[];
}

export interface PaperOptions {
  per: 'student' | 'activity';
  activity?: string | undefined;
  names: boolean;
  language: Language;
  /** So many comments more have been read; may throw to stop. */
  onRead(comments: number): void;
}

const studentsPerPage = 100;
// Some five hundred pages; Chromium draws a document as a whole.
const longestPaper = 1_500_000;

interface Gathering extends PaperOptions {
  course: OpenCourse;
  roll: readonly Listed[];
}

/** Papers one after the other, each read from the course when its turn comes. */
export function papers(
  course: OpenCourse,
  roll: readonly Listed[],
  options: PaperOptions,
): AsyncIterable<Paper> {
  const { compare } = new Intl.Collator(options.language, { numeric: true });
  const inOrder = roll
    .filter(({ topics }) => options.activity === undefined || topics.has(options.activity))
    .toSorted((one, other) =>
      options.names
        ? compare(one.name, other.name) || compare(one.student, other.student)
        : one.number - other.number,
    );
  const gathering = { ...options, course, roll: inOrder };
  return options.per === 'student' ? ofStudents(gathering) : ofActivities(gathering);
}

async function* ofStudents(gathering: Gathering): AsyncIterable<Paper> {
  const { course, roll } = gathering;
  for (const one of roll) {
    const [comments, work] = await Promise.all([
      commentsOf(course, [one]),
      one.student === '' ? null : course.reader.student(course.database, one.student),
    ]);
    const groups = topicsOf(gathering, [one]).map(({ topic, title }) => ({
      title,
      handedIn: latest(
        work?.submissions.flatMap(({ ref, submittedAt }) => (ref.activity === topic ? [submittedAt] : [])),
      ),
      comments: comments.filter((comment) => topicOf(comment) === topic),
    }));
    gathering.onRead(groups.reduce((sum, group) => sum + group.comments.length, 0));
    yield* inParts(naming(gathering)(one), groups);
  }
}

async function* ofActivities(gathering: Gathering): AsyncIterable<Paper> {
  for (const { topic, title } of topicsOf(gathering, gathering.roll)) {
    yield* inParts(title, groupsAbout(gathering, topic));
  }
}

async function* groupsAbout(gathering: Gathering, topic: string): AsyncIterable<PaperGroup> {
  const { course } = gathering;
  const { database, writer } = feedbackCourse(course);
  const nameOf = naming(gathering);
  const told = gathering.roll.filter(({ topics }) => topics.has(topic));
  for (let at = 0; at < told.length; at += studentsPerPage) {
    const page = told.slice(at, at + studentsPerPage);
    const addresses = page.flatMap(({ student }) => (student === '' ? [] : [student]));
    const [comments, attempts] = await Promise.all([
      commentsOf(course, page),
      writer.latestAttempts(database, topic, addresses),
    ]);
    const about = comments.filter((comment) => topicOf(comment) === topic);
    gathering.onRead(about.length);
    for (const one of page) {
      yield {
        title: nameOf(one),
        handedIn: latest(
          attempts.flatMap(({ student, submittedAt }) => (student === one.student ? [submittedAt] : [])),
        ),
        comments: about.filter((comment) => (comment.student ?? '') === one.student),
      };
    }
  }
}

async function* inParts(
  title: string,
  groups: Iterable<PaperGroup> | AsyncIterable<PaperGroup>,
): AsyncIterable<Paper> {
  let kept: PaperGroup[] = [];
  let length = 0;
  let part = 1;
  for await (const group of groups) {
    // Withdrawn since the roll was read.
    if (group.comments.length === 0) continue;
    kept.push(group);
    length += group.comments.reduce((sum, { text }) => sum + text.length, 0);
    if (length <= longestPaper) continue;
    yield { title, part, groups: kept };
    kept = [];
    length = 0;
    part += 1;
  }
  if (kept.length > 0) yield { title, part, groups: kept };
}

async function commentsOf(course: OpenCourse, who: readonly Listed[]): Promise<StandingComment[]> {
  const { database, writer } = feedbackCourse(course);
  const students = who.flatMap(({ student }) => (student === '' ? [] : [student]));
  const comments = await writer.comments(database, { students, ids: who.flatMap(({ ids }) => ids) });
  return comments.toReversed();
}

/** In the course's own order; what belongs to none of its activities comes at the end. */
function topicsOf(
  { course, activity }: Gathering,
  who: readonly Listed[],
): { topic: string; title: string }[] {
  const wanted = new Set(who.flatMap(({ topics }) => [...topics.keys()]));
  const known = course.reader.definitions().map(({ key, title }) => ({ topic: key, title }));
  const others = [...wanted].filter((topic) => known.every((one) => one.topic !== topic)).toSorted();
  return [...known, ...others.map((topic) => ({ topic, title: topic }))].filter(
    ({ topic }) => wanted.has(topic) && (activity === undefined || topic === activity),
  );
}

function naming({ names, language }: Gathering): (one: Listed) => string {
  const { student, nobody } = textsIn(language).prints;
  return ({ student: address, name, number }) => {
    if (address === '') return nobody;
    return names ? name : student.replace('{number}', String(number));
  };
}

function latest(moments: readonly (string | null)[] = []): string | null {
  return (
    moments
      .filter((moment) => moment !== null)
      .toSorted()
      .at(-1) ?? null
  );
}
