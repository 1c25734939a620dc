import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Activity, Student, SubmissionRef } from '#contract/grading';
import { studentQuery } from '../../api/classroom-queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useCommands } from '../commands/use-commands.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { latestByActivity } from './timeline.ts';

interface Shown {
  ref: SubmissionRef | null;
  /** Whose it is, as soon as that is known. */
  student: Student | undefined;
}

/** From the submission on screen to the same student's others, and back to the list. */
export function useStudentSteps({ ref, student }: Shown, activities: readonly Activity[] | undefined): void {
  const { t } = useTranslation('students');
  const client = useQueryClient();
  const { openStudent, leaveStudent } = useUiStore.getState();
  const say = useUndoStore((state) => state.say);

  const step = async (by: 1 | -1) => {
    if (ref === null || student === undefined) return;
    if (student.id === '') {
      say(t('nobody'));
      return;
    }
    const { submissions } = await client.fetchQuery(studentQuery(student.id));
    const order = (activities ?? []).map(({ key }) => key);
    const latest = latestByActivity(submissions, order);
    const here = order.indexOf(ref.activity);
    const target =
      by > 0
        ? latest.find((each) => order.indexOf(each.ref.activity) > here)
        : latest.findLast((each) => order.indexOf(each.ref.activity) < here);
    if (target === undefined) say(t(by > 0 ? 'noneAfter' : 'noneBefore'));
    else openStudent(student.id, target.ref);
  };
  const failed = () => say(t('notRead'), { tone: 'bad' });

  useCommands({
    'open-student': () => {
      if (useUiStore.getState().aside !== null) leaveStudent();
      else if (student?.id === '') say(t('nobody'));
      else if (student !== undefined) openStudent(student.id, ref);
    },
    'student-next': () => void step(1).catch(failed),
    'student-previous': () => void step(-1).catch(failed),
    'go-back': leaveStudent,
  });
}
