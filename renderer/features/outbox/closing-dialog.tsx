import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { deskDrafts } from '../drafts/desk-drafts.ts';
import { waitingMarks } from '../feedback/waiting-marks.ts';
import styles from './closing-dialog.module.css';
import { useOutboxCounts } from './use-outbox.ts';

/** Closing with comments that students do not read yet is fine, and never happens unsaid. */
export function ClosingDialog() {
  const { t } = useTranslation('outbox');
  const { waiting, attention } = useOutboxCounts();
  const [asking, setAsking] = useState(false);
  const anyway = useRef(false);
  const count = waiting + attention;
  useEffect(() => {
    const onClose = (event: BeforeUnloadEvent) => {
      void deskDrafts.flush();
      const unsaved = hasUnkept();
      if (anyway.current || (count + waitingMarks() === 0 && !unsaved)) return;
      event.preventDefault();
      setAsking(true);
    };
    window.addEventListener('beforeunload', onClose);
    return () => window.removeEventListener('beforeunload', onClose);
  }, [count]);
  if (!asking) return null;
  const marks = waitingMarks();
  return (
    <Dialog title={t('closing.title')} onClose={() => setAsking(false)}>
      <div className={styles.closing}>
        {count > 0 && <p>{t('closing.text', { count })}</p>}
        {marks > 0 && <p>{t('closing.marks', { count: marks })}</p>}
        {hasUnkept() && <p className={styles.unkept}>{t('closing.unkept')}</p>}
        <div className={styles.actions}>
          <Button
            onClick={() => {
              anyway.current = true;
              window.close();
            }}
          >
            {t('closing.anyway')}
          </Button>
          <Button variant="filled" data-autofocus onClick={() => setAsking(false)}>
            {t('closing.stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

/** Words that only this window has, because the disk takes none. */
function hasUnkept(): boolean {
  return [...deskDrafts.places()].some((place) => deskDrafts.keepingAt(place)?.state === 'unkept');
}
