import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SubmissionSummary } from '#contract/grading';
import { facilitiesQuery } from '../../api/writing-queries.ts';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { CommandKeys } from '../commands/command-keys.tsx';
import { useCommands } from '../commands/use-commands.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { useMarkMany } from '../feedback/use-mark-many.ts';
import { pickedOf, usePicked, usePickedKeys } from './picked.ts';
import styles from './picked-bar.module.css';
import { keyOf } from './queue-items.ts';
import type { Queue } from './use-queue.ts';

interface PickedBarProps {
  queue: Queue;
  list: string;
}

/** How many rows are picked, and what can be done with all of them. */
export function PickedBar({ queue, list }: PickedBarProps) {
  const keys = usePickedKeys(list);
  const picked = pickedOf(queue.items, keys);
  return picked.length === 0 ? null : <Bar queue={queue} list={list} picked={picked} />;
}

/** As many as one run of comments may hold. */
const most = 5000;

function Bar({ queue, list, picked }: PickedBarProps & { picked: readonly SubmissionSummary[] }) {
  const { t } = useTranslation(['queue', 'feedback']);
  const language = useLanguage();
  const course = useOpenCourse();
  const facilities = useQuery(facilitiesQuery()).data;
  const mark = useMarkMany(facilities);
  const { pick, clear } = usePicked.getState();
  const openPublishing = useUiStore((state) => state.openPublishing);
  const [gathering, setGathering] = useState(false);
  const count = picked.length;
  const { items, hasMore, total = 0, totalIsFloor } = queue;
  const readOnly = course?.readOnly !== false;
  const why = readOnly ? t('feedback:onlyLooking') : undefined;
  useCommands({ 'go-back': clear });

  const gather = async () => {
    setGathering(true);
    let all = items;
    for (let before = -1; all.length > before && all.length < most; ) {
      before = all.length;
      all = await queue.loadMore();
    }
    pick(
      list,
      all.slice(0, most).map(({ ref }) => keyOf(ref)),
    );
    setGathering(false);
  };
  const markAll = (kind: 'reviewed' | 'flag') => {
    mark(picked, kind);
    clear();
  };
  const wanted = Math.min(total, most);
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('queue:picked.label')}>
      <p className={styles.count}>
        <span role="status">{t('queue:picked.count', { count, shown: formatCount(count, language) })}</span>
        {hasMore && count === items.length && wanted > count && (
          <Button
            size="compact-xs"
            variant="subtle"
            loading={gathering}
            onClick={() => void gather().catch(reportProblem)}
          >
            {t('queue:picked.all', {
              shown: formatCount(wanted, language) + (totalIsFloor && wanted < most ? '+' : ''),
            })}
          </Button>
        )}
        <Button size="compact-xs" variant="subtle" className={styles.clear} onClick={clear}>
          {t('queue:picked.clear')}&nbsp; <CommandKeys name="go-back" />
        </Button>
      </p>
      <Button size="compact-xs" variant="filled" onClick={openPublishing}>
        {t('queue:picked.publish')}
      </Button>
      <Button size="compact-xs" disabled={readOnly} title={why} onClick={() => markAll('reviewed')}>
        {t('feedback:nothingToSay')}
      </Button>
      <Button size="compact-xs" disabled={readOnly} title={why} onClick={() => markAll('flag')}>
        {t('feedback:flag')}
      </Button>
    </div>
  );
}
