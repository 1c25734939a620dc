import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Facilities, Mark } from '#contract/feedback';
import type { SubmissionSummary } from '#contract/grading';
import { activitiesQuery, submissionQuery } from '../../api/queries.ts';
import { marksQuery } from '../../api/writing-queries.ts';
import { shiftCounts } from '../outbox/counts.ts';
import { useExpectedStates } from '../outbox/expected-states.ts';
import { useNaming } from '../students/use-naming.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { onceSigned } from './signing.ts';
import { setMarks, takeMarksBack } from './waiting-marks.ts';

type Marked = Pick<SubmissionSummary, 'ref' | 'student' | 'state'>;

/** Reviewed without a word, and flags: at once on screen, in the course a moment later. */
export function useMark(facilities: Facilities | undefined) {
  const client = useQueryClient();
  const { t } = useTranslation('feedback');
  const naming = useNaming();
  const tellProblem = useTellProblem();
  const { say, takeStep } = useUndoStore.getState();

  const show = ({ ref }: Marked, change: (marks: Mark[]) => Mark[]) =>
    client.setQueryData(marksQuery(ref).queryKey, (marks) => change(marks ?? []));

  const fail = (error: unknown) => tellProblem(error, t('marks.failed'));

  const put = (marked: Marked, mark: Mark) => {
    show(marked, (marks) => [...marks, mark]);
    if (mark.kind === 'flag') return;
    useExpectedStates.getState().expect(marked.ref, 'reviewed-without-comment');
    shiftCounts(client, marked.ref.activity, marked.state, 'reviewed-without-comment');
  };

  const begin = (marked: Marked, kind: Mark['kind']): Mark => {
    const author = facilities?.author ?? '';
    const mark: Mark = {
      key: crypto.randomUUID(),
      kind,
      ref: marked.ref,
      reason: null,
      author,
      mine: true,
      at: '',
    };
    put(marked, mark);
    return mark;
  };

  const end = (marked: Marked, { key, kind }: Mark) => {
    show(marked, (marks) => marks.filter((each) => each.key !== key));
    if (kind === 'flag') return;
    useExpectedStates.getState().unexpect(marked.ref);
    shiftCounts(client, marked.ref.activity, 'reviewed-without-comment', marked.state);
  };

  const set = async (marked: Marked, kind: Mark['kind']) => {
    const mark = begin(marked, kind);
    const student = naming.name(marked.student);
    let { key } = mark;
    const setting = setMarks([{ key, kind, ref: marked.ref }]);
    const undo = async () => {
      end(marked, mark);
      // Taken back before it is there, it would be there afterwards.
      await setting.catch(() => null);
      await takeMarksBack([key]);
      readAnew(marked);
    };
    const step = say(t(`marks.${kind}`, { student }), { undo });
    try {
      const standing = await setting;
      if (standing === null) say(t('marks.later'));
      else key = standing.find((each) => each.kind === kind)?.key ?? key;
    } catch (error) {
      end(marked, mark);
      takeStep(step);
      fail(error);
    }
  };

  const readAnew = ({ ref }: Marked) => {
    void client.invalidateQueries({ queryKey: marksQuery(ref).queryKey });
    void client.invalidateQueries({ queryKey: submissionQuery(ref).queryKey });
    void client.invalidateQueries({ queryKey: activitiesQuery().queryKey });
  };

  const withdraw = async (marked: Marked, mark: Mark) => {
    end(marked, mark);
    say(t('marks.unflagged', { student: naming.name(marked.student) }), {
      undo: () => set(marked, mark.kind),
    });
    try {
      await takeMarksBack([mark.key]);
    } catch (error) {
      // The same one, under its own key: it still stands in the course.
      put(marked, mark);
      fail(error);
    }
  };

  /** Goes on once it is set; where this course has no place for it, that is said instead. */
  return (marked: Marked, kind: Mark['kind'], known?: Mark, goOn?: () => void): void => {
    if (facilities !== undefined && !facilities.marks) {
      say(t('marks.nowhere'));
      return;
    }
    if (known !== undefined) {
      void withdraw(marked, known);
      return;
    }
    onceSigned(facilities, () => {
      void set(marked, kind);
      goOn?.();
    });
  };
}
