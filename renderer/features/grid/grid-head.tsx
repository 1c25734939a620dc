// biome-ignore-all lint/a11y/useSemanticElements: a table drawn piece by piece has no table elements
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and its keys for all its cells
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '#contract/grading';
import { ProgressRing } from '../../components/progress-ring.tsx';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { doneOf } from '../queue/states.ts';
import styles from './grid-head.module.css';

/** A narrower column has room for the number alone. */
const roomForWords = 108;

interface GridHeadProps {
  activities: readonly Activity[];
  columns: readonly { index: number; start: number; size: number }[];
  width: number;
  height: number;
}

/** Each activity, and how much of it waits. */
export const GridHead = memo(function GridHead({ activities, columns, width, height }: GridHeadProps) {
  const { t } = useTranslation('grid');
  const language = useLanguage();
  return (
    <div className={styles.head} role="row" aria-rowindex={1} style={{ width, height }}>
      <div className={styles.corner} role="columnheader" aria-colindex={1}>
        {t('student')}
      </div>
      {columns.map(({ index, start, size }) => {
        const activity = activities[index];
        if (activity === undefined) return null;
        const { title, subtitle, counts } = activity;
        const waiting = t('awaiting', { count: counts.awaiting });
        return (
          <div
            key={activity.key}
            className={styles.column}
            role="columnheader"
            aria-colindex={index + 2}
            title={[title, subtitle, waiting].filter(Boolean).join(' · ')}
            style={{ left: start, width: size }}
          >
            <b>{title}</b>
            <span>
              <ProgressRing done={doneOf(counts)} total={counts.total} />
              {size < roomForWords ? formatCount(counts.awaiting, language) : waiting}
            </span>
          </div>
        );
      })}
    </div>
  );
});
