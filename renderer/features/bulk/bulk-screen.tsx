import { Button, SegmentedControl } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activitiesQuery } from '../../api/queries.ts';
import { runsQuery } from '../../api/writing-queries.ts';
import { useSettled } from '../../components/use-settled.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { commandBus } from '../commands/command-bus.ts';
import type { OpenCourse } from '../course/use-open-course.ts';
import { useFreshDrafts } from '../drafts/use-drafts.ts';
import { listKeyOf, pickedOf, usePicked, usePickedKeys } from '../queue/picked.ts';
import { useQueue } from '../queue/use-queue.ts';
import styles from './bulk-screen.module.css';
import { useDraftCandidates, useListCandidates } from './candidates.ts';
import { ReviewList } from './review-list.tsx';
import { RunCard } from './run-card.tsx';
import { SharedText } from './shared-text.tsx';
import { useSharedText } from './use-shared-text.ts';

type Source = 'drafts' | 'list';

/** Many comments at once: each is read as its student will read it, and only then they leave together. */
export function BulkScreen({ course }: { course: OpenCourse }) {
  const { t } = useTranslation('bulk');
  const queue = useQueue();
  const activity = useUiStore((state) => state.activity);
  const openActivity = useUiStore((state) => state.openActivity);
  const activities = useQuery(activitiesQuery()).data;
  const runs = useQuery(runsQuery()).data ?? [];
  const shared = useSharedText(course.id, activity, queue.items[0]);
  const [source, setSource] = useState<Source>(shared.text.trim() === '' ? 'drafts' : 'list');
  const picked = usePickedKeys(useUiStore(listKeyOf));
  const isPicked = picked.size > 0;
  const rows = isPicked ? pickedOf(queue.items, picked) : queue.items;
  const drafts = useDraftCandidates(course.id, activity).filter(({ key }) => !isPicked || picked.has(key));
  const listed = useListCandidates(source === 'list' ? rows : [], shared.text);
  const title = activities?.find(({ key }) => key === activity)?.title ?? t('everywhere');
  const standing = runs.filter(({ state }) => state === 'running' || state === 'paused');
  const latest = runs.filter((run) => !standing.includes(run)).slice(0, 1);
  useFreshDrafts();
  useSettled(!queue.isPending);
  return (
    <main className={styles.screen} aria-labelledby="bulk-title">
      <div className={styles.page}>
        <div className={styles.head}>
          <h1 id="bulk-title">{t('title')}</h1>
          <div className={styles.ways}>
            <Button onClick={() => commandBus.run('open-exchange')}>{t('exchange')}</Button>
            <Button onClick={() => openActivity(activity)}>{t('back')}</Button>
          </div>
        </div>
        <p className={styles.about}>{t('about')}</p>
        {[...standing, ...latest].map((run) => (
          <RunCard key={run.id} run={run} />
        ))}
        {isPicked && (
          <p className={styles.about}>
            {t('onlyPicked', { count: rows.length })}{' '}
            <Button size="compact-xs" variant="subtle" onClick={usePicked.getState().clear}>
              {t('wholeList')}
            </Button>
          </p>
        )}
        <SegmentedControl<Source>
          aria-label={t('source.label')}
          value={source}
          onChange={setSource}
          data={[
            { value: 'drafts', label: t('source.drafts', { count: drafts.length, activity: title }) },
            {
              value: 'list',
              label: isPicked
                ? t('source.picked', { count: rows.length })
                : t('source.list', { count: queue.total ?? 0, activity: title }),
            },
          ]}
        />
        {source === 'drafts' ? (
          <ReviewList
            key="drafts"
            course={course}
            candidates={drafts}
            empty={t('noDrafts')}
            careful={false}
          />
        ) : (
          <>
            <SharedText text={shared.text} onChange={shared.change} />
            {queue.hasMore && !isPicked && (
              <p className={styles.about}>
                {t('shown', { count: queue.items.length, total: queue.total ?? 0 })}{' '}
                <Button size="compact-xs" loading={queue.isLoadingMore} onClick={() => void queue.loadMore()}>
                  {t('more')}
                </Button>
              </p>
            )}
            <ReviewList
              key="list"
              course={course}
              candidates={shared.text.trim() === '' ? [] : listed}
              empty={t('noText')}
              careful
              onSent={() => {
                shared.done();
                usePicked.getState().clear();
              }}
            />
          </>
        )}
      </div>
    </main>
  );
}
