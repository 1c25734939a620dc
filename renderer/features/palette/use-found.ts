import { keepPreviousData, type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { QueuePage, Student, SubmissionSummary } from '#contract/grading';
import { askQueue } from '../../api/ask-queue.ts';
import { tiza } from '../../api/client.ts';
import { activitiesQuery, gradingKey } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { traceOf } from '../students/pseudonyms.ts';
import { useNaming } from '../students/use-naming.ts';
import type { Finding } from './finding.ts';
import { bestOf } from './matching.ts';

/** The server is asked when the typing pauses, and for words that say something. */
const pauseMs = 200;
const shortest = 2;
const most = 6;
/** Of these the best are shown: whose name begins so before whose has it within. */
const asked = 40;

export interface Found {
  findings: Finding[];
  isAsking: boolean;
  failed: boolean;
}

/** Students and answers, asked of the server; what was asked for before is given up. */
export function useFound(typed: string): Found {
  const { t } = useTranslation('palette');
  const client = useQueryClient();
  const isOpen = useOpenCourse() !== undefined;
  const hidden = useUiStore((state) => state.namesHidden);
  const { goTo, openStudent } = useUiStore.getState();
  const naming = useNaming();
  const search = useSettledText(typed.trim());
  const enabled = isOpen && search.length >= shortest;
  const shared = { enabled, gcTime: 0, retry: false, placeholderData: keepPreviousData };

  const students = useQuery({
    ...shared,
    // A name that is hidden must not be found by it either.
    enabled: enabled && !hidden,
    queryKey: [...gradingKey, 'palette', 'students', search],
    queryFn: async () =>
      (await tiza.classroom.grid({ search, limit: asked })).rows.map(({ student }) => student),
  });
  const answers = useQuery({
    ...shared,
    queryKey: [...gradingKey, 'palette', 'answers', search],
    queryFn: async ({ signal }) =>
      (await askQueue({ search, inNames: false, limit: most, order: 'newest' }, { signal })).items,
  });
  const titles = useQuery({ ...activitiesQuery(), enabled: isOpen }).data;
  const titleOf = ({ ref }: SubmissionSummary) => titles?.find(({ key }) => key === ref.activity)?.title;

  const people = hidden ? studentsAtHand(client) : (students.data ?? []);
  const named = people.map(
    (student): Finding => ({
      // An address would tell who it is, also from where nobody sees it.
      id: `student-${traceOf(student.id)}`,
      kind: 'student',
      label: naming.name(student),
      about: naming.email(student),
      run: () => openStudent(student.id),
    }),
  );
  const written = (answers.data ?? []).map(
    (answer): Finding => ({
      id: `answer-${answer.ref.activity}-${answer.ref.id}`,
      kind: 'answer',
      label: answer.preview || t('blank'),
      about: [naming.name(answer.student), titleOf(answer)].filter(Boolean).join(' · '),
      run: () => goTo(answer.ref),
    }),
  );
  // Found by their address or in other letters, they stay behind those that are called so.
  const best = bestOf(named, typed, most);
  const bestNamed = hidden ? best : [...new Set([...best, ...named])].slice(0, most);
  const wanted = typed.trim().length >= shortest && isOpen;
  return {
    findings: wanted ? [...bestNamed, ...written] : [],
    isAsking: wanted && (search !== typed.trim() || students.isFetching || answers.isFetching),
    failed: wanted && (students.isError || answers.isError),
  };
}

/** Of the rows that are here already: a number is known only of students somebody has met. */
function studentsAtHand(client: QueryClient): Student[] {
  const lists = client.getQueriesData<{ pages: QueuePage[] }>({ queryKey: [...gradingKey, 'queue'] });
  const students = lists.flatMap(
    ([, list]) => list?.pages.flatMap(({ items }) => items.map((each) => each.student)) ?? [],
  );
  return [...new Map(students.map((student) => [student.id, student])).values()];
}

function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), pauseMs);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
