import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Activity } from '#contract/grading';
import { EmptyState } from '../../components/empty-state.tsx';
import { screenAttribute } from '../../components/use-first-focus.ts';
import { useSettled } from '../../components/use-settled.ts';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ChordKeys } from '../commands/command-keys.tsx';
import { useCommands } from '../commands/use-commands.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { QueueSkeleton } from '../queue/queue-skeleton.tsx';
import { useUndoStore } from '../undo/undo-store.ts';
import styles from './grid-screen.module.css';
import { GridSearch } from './grid-search.tsx';
import type { GridPlace } from './grid-steps.ts';
import { GridTable } from './grid-table.tsx';
import { useGridWords } from './grid-words.ts';
import { gridStates, StateSign } from './state-sign.tsx';
import { type Grid, useGrid } from './use-grid.ts';

/** The whole class at one glance: who handed in what, and how far each of it is. */
export function GridScreen({ activities }: { activities: UseQueryResult<Activity[]> }) {
  const { t } = useTranslation(['grid', 'queue']);
  const language = useLanguage();
  const grid = useGrid();
  const { openActivity, openStudent } = useUiStore.getState();
  const search = useUiStore((state) => state.grid.search);
  const say = useUndoStore((state) => state.say);
  const columns = activities.data ?? [];
  useCommands({ 'go-back': () => openActivity(useUiStore.getState().activity) });
  useSettled(!activities.isPending && !grid.isPending);

  const open = ({ row, column }: GridPlace) => {
    const line = grid.rows[row];
    const activity = columns[column - 1]?.key;
    if (line === undefined) return;
    const cell = activity === undefined ? undefined : line.cells[activity];
    if (activity === undefined) openStudent(line.student.id);
    else if (cell === undefined) say(t('grid:nothingToOpen'));
    else openStudent(line.student.id, { activity, id: cell.id });
  };
  const error = grid.error ?? activities.error;
  const isEmpty = !grid.isPending && grid.error === null && grid.total === 0;
  return (
    <main className={styles.screen} aria-labelledby="grid-title" {...{ [screenAttribute]: '' }}>
      <header className={styles.head}>
        <h1 id="grid-title">{t('grid:title')}</h1>
        <p className={styles.count}>
          {!grid.isPending &&
            t('grid:students', { count: grid.total, shown: formatCount(grid.total, language) })}
        </p>
        <div className={styles.search}>
          <GridSearch />
        </div>
        <ul className={styles.legend} aria-label={t('grid:legend')}>
          {gridStates.map((state) => (
            <li key={state}>
              <StateSign state={state} />
              {t(`queue:state.${state}`)}
            </li>
          ))}
        </ul>
        <Here grid={grid} activities={columns} />
      </header>
      {error !== null && (
        <div className={styles.error}>
          <ErrorNotice
            error={error}
            onRetry={() => (activities.isError ? void activities.refetch() : grid.retry())}
          />
        </div>
      )}
      {grid.isPending && <QueueSkeleton />}
      {isEmpty && (
        <EmptyState
          title={t(search === '' ? 'grid:empty.title' : 'grid:notFound.title')}
          text={t(search === '' ? 'grid:empty.text' : 'grid:notFound.text')}
        />
      )}
      {grid.total > 0 && <GridTable grid={grid} activities={columns} onOpen={open} />}
    </main>
  );
}

/** What the keys are at, in words. */
function Here({ grid, activities }: { grid: Grid; activities: readonly Activity[] }) {
  const { t } = useTranslation('grid');
  const { naming, ofCell } = useGridWords();
  const { row, column } = useUiStore((state) => state.grid);
  const line = grid.rows[row];
  if (line === undefined) return <p className={styles.here} />;
  const activity = activities[column - 1];
  const facts =
    activity === undefined
      ? [t('handedIn', { count: Object.keys(line.cells).length, of: activities.length })]
      : [activity.title, ...ofCell(line.cells[activity.key])];
  return (
    <p className={styles.here}>
      <bdi>{naming.name(line.student)}</bdi> · {facts.join(' · ')}
      {(activity === undefined || line.cells[activity.key] !== undefined) && (
        <>
          {' '}
          · <ChordKeys chord="Enter" /> {t('opens')}
        </>
      )}
    </p>
  );
}
