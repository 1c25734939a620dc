import { Button } from '@mantine/core';
import { memo, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Activity } from '#contract/grading';
import { EmptyState } from '../../components/empty-state.tsx';
import { isNarrowed, placeOf, useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { ActiveFilters } from './active-filters.tsx';
import { listKeyOf } from './picked.ts';
import { PickedBar } from './picked-bar.tsx';
import { QueueList } from './queue-list.tsx';
import { QueueOptions } from './queue-options.tsx';
import styles from './queue-pane.module.css';
import { QueueSearch } from './queue-search.tsx';
import { QueueCancelled, QueueWait } from './queue-wait.tsx';
import { StateChips } from './state-chips.tsx';
import { sumCounts } from './states.ts';
import { usePicking } from './use-picking.ts';
import type { Queue } from './use-queue.ts';

// What stands above the list is drawn anew when it changes itself, not with each step through the rows.
const Options = memo(QueueOptions);
const Search = memo(QueueSearch);
const Filters = memo(ActiveFilters);
const Chips = memo(StateChips);

interface QueuePaneProps {
  queue: Queue;
  activities: Activity[] | undefined;
  /** Why the activities, and with them titles and counts, are not there. */
  activitiesError: Error | null;
  onRetry: () => void;
}

export function QueuePane({ queue, activities, activitiesError, onRetry }: QueuePaneProps) {
  const { t } = useTranslation('desk');
  const activityKey = useUiStore((state) => state.activity);
  // Another list starts at its own top.
  const list = useUiStore(placeOf);
  const listKey = useUiStore(listKeyOf);
  usePicking(queue, listKey);
  const narrowed = useUiStore(isNarrowed);
  const activity = activities?.find(({ key }) => key === activityKey);
  const inbox = activityKey === null;
  const title = inbox ? t('inbox') : [activity?.title, activity?.subtitle].filter(Boolean).join(' · ');
  const all = useMemo(() => activities && sumCounts(activities.map(({ counts }) => counts)), [activities]);
  const counts = inbox ? all : activity?.counts;
  const error = queue.error ?? activitiesError;
  const titles = useMemo(
    () => (inbox ? activities && new Map(activities.map(({ key, title }) => [key, title])) : undefined),
    [inbox, activities],
  );
  return (
    <section className={styles.pane} aria-labelledby="queue-title">
      <header className={styles.head}>
        <div className={styles.title}>
          <h2 id="queue-title">{title}</h2>
          <Options />
        </div>
        <Search />
        <Chips counts={narrowed ? undefined : counts} listed={queue.total} floor={queue.totalIsFloor} />
        <Filters />
      </header>
      {error !== null && (
        <div className={styles.error}>
          <ErrorNotice error={error} onRetry={onRetry} />
        </div>
      )}
      {queue.isPending && !queue.isCancelled && (
        <QueueWait key={listKey} share={queue.progress} onCancel={queue.cancel} />
      )}
      {queue.isCancelled && <QueueCancelled onAgain={queue.retry} />}
      {queue.items.length > 0 && (
        <QueueList
          key={listKey}
          list={list}
          listKey={listKey}
          queue={queue}
          title={title}
          activityTitles={titles}
        />
      )}
      <PickedBar queue={queue} list={listKey} />
      {!queue.isPending &&
        queue.error === null &&
        queue.items.length === 0 &&
        (narrowed ? <NothingFound /> : <EmptyQueue nothingAtAll={counts?.total === 0} />)}
    </section>
  );
}

function EmptyQueue({ nothingAtAll }: { nothingAtAll: boolean }) {
  const { t } = useTranslation('queue');
  const active = useUiStore((state) => state.chip);
  const chip = nothingAtAll ? 'all' : active;
  const filterBy = useUiStore((state) => state.filterBy);
  return (
    <EmptyState title={t(`empty.${chip}.title`)} text={t(`empty.${chip}.text`)}>
      {chip !== 'all' && <Button onClick={() => filterBy('all')}>{t('empty.showAll')}</Button>}
    </EmptyState>
  );
}

function NothingFound() {
  const { t } = useTranslation('queue');
  const narrow = useUiStore((state) => state.narrow);
  return (
    <EmptyState title={t('nothingFound.title')} text={t('nothingFound.text')}>
      <Button onClick={() => narrow({ search: '', filters: {} })}>{t('nothingFound.reset')}</Button>
    </EmptyState>
  );
}
