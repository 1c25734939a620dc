import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Facilities, Mark } from '#contract/feedback';
import type { SubmissionSummary } from '#contract/grading';
import { activitiesQuery, gradingKey } from '../../api/queries.ts';
import { writingKey } from '../../api/writing-queries.ts';
import { shiftCounts } from '../outbox/counts.ts';
import { useExpectedStates } from '../outbox/expected-states.ts';
import { needsReading } from '../queue/states.ts';
import { useUndoStore } from '../undo/undo-store.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { onceSigned } from './signing.ts';
import { setMarks, takeMarksBack } from './waiting-marks.ts';

type Marked = Pick<SubmissionSummary, 'ref' | 'state'>;

const reviewed = 'reviewed-without-comment';

/** Many submissions reviewed without a word, or flagged: one step, that can be taken back as one. */
export function useMarkMany(
  facilities: Facilities | undefined,
): (marked: readonly Marked[], kind: Mark['kind']) => void {
  const client = useQueryClient();
  const { t } = useTranslation('feedback');
  const tellProblem = useTellProblem();
  const { say, takeStep } = useUndoStore.getState();

  const readAnew = () => {
    void client.invalidateQueries({ queryKey: [...writingKey, 'marks'] });
    void client.invalidateQueries({ queryKey: [...gradingKey, 'submission'] });
    void client.invalidateQueries({ queryKey: activitiesQuery().queryKey });
  };
  /** Shown at once, in the course a moment later. */
  const show = (marked: readonly Marked[], done: boolean) => {
    useExpectedStates.getState().expectAll(
      marked.map(({ ref }) => ref),
      done ? reviewed : null,
    );
    for (const { ref, state } of marked) {
      if (done) shiftCounts(client, ref.activity, state, reviewed);
      else shiftCounts(client, ref.activity, reviewed, state);
    }
  };

  const set = async (marked: readonly Marked[], kind: Mark['kind']) => {
    const marks = marked.map(({ ref }) => ({ key: crypto.randomUUID(), kind, ref }));
    const shown = kind === 'reviewed' ? marked : [];
    show(shown, true);
    const setting = setMarks(marks);
    const undo = async () => {
      show(shown, false);
      // Taken back before they are there, they would be there afterwards.
      await setting.catch(() => null);
      await takeMarksBack(marks.map(({ key }) => key));
      readAnew();
    };
    const step = say(t(`marks.many.${kind}`, { count: marked.length }), { undo });
    try {
      if ((await setting) === null) say(t('marks.later'));
      else readAnew();
    } catch (error) {
      show(shown, false);
      takeStep(step);
      tellProblem(error, t('marks.failed'));
    }
  };

  return (marked, kind) => {
    if (facilities?.marks === false) {
      say(t('marks.nowhere'));
      return;
    }
    const wanted = kind === 'flag' ? marked : marked.filter(({ state }) => needsReading(state));
    if (wanted.length === 0) say(t('marks.many.none'));
    else onceSigned(facilities, () => void set(wanted, kind));
  };
}
