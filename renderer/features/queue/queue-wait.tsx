import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLate } from '../../components/use-late.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { QueueSkeleton } from './queue-skeleton.tsx';
import styles from './queue-wait.module.css';

/** Before that nobody wonders. */
const noticedAfterMs = 400;

interface QueueWaitProps {
  /** Of what has to be read, from 0 to 1. */
  share: number;
  onCancel: () => void;
}

/** While the list is not there: rows to come, and after a moment how far it is and a way to stop it. */
export function QueueWait({ share, onCancel }: QueueWaitProps) {
  const { t } = useTranslation('queue');
  const late = useLate(noticedAfterMs);
  const searching = useUiStore((state) => state.search !== '');
  const words = t(searching ? 'wait.searching' : 'wait.gathering');
  return (
    <>
      {late && (
        <div className={styles.wait}>
          <p role="status">{words}</p>
          <Button size="compact-xs" variant="default" onClick={onCancel}>
            {t('wait.cancel')}
          </Button>
          <progress className={styles.line} aria-label={words} max={1} value={share} />
        </div>
      )}
      <QueueSkeleton />
    </>
  );
}

/** What was asked for was called off, by the person. */
export function QueueCancelled({ onAgain }: { onAgain: () => void }) {
  const { t } = useTranslation('queue');
  const searching = useUiStore((state) => state.search !== '');
  const narrow = useUiStore((state) => state.narrow);
  return (
    <div role="status">
      <EmptyState title={t(searching ? 'cancelled.search' : 'cancelled.list')} text={t('cancelled.text')}>
        {/* The button that had the focus is gone. */}
        <Button autoFocus onClick={onAgain}>
          {t('cancelled.again')}
        </Button>
        {searching && (
          <Button variant="default" onClick={() => narrow({ search: '' })}>
            {t('cancelled.leave')}
          </Button>
        )}
      </EmptyState>
    </div>
  );
}
