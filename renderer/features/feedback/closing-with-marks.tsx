import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { deskDrafts } from '../drafts/desk-drafts.ts';
import styles from './closing-with-marks.module.css';
import { waitingMarks } from './waiting-marks.ts';

/** Comments wait on the disk, and main says so when the window closes. Marks wait here alone: this says that. */
export function ClosingWithMarks() {
  const { t } = useTranslation('outbox');
  const [asking, setAsking] = useState(false);
  const anyway = useRef(false);
  useEffect(() => {
    const onClose = (event: BeforeUnloadEvent) => {
      void deskDrafts.flush();
      if (anyway.current || waitingMarks() === 0) return;
      event.preventDefault();
      setAsking(true);
    };
    window.addEventListener('beforeunload', onClose);
    return () => window.removeEventListener('beforeunload', onClose);
  }, []);
  if (!asking) return null;
  const close = () => {
    anyway.current = true;
    window.close();
  };
  return (
    <Dialog title={t('closing.title')} onClose={() => setAsking(false)}>
      <div className={styles.closing}>
        <p>{t('closing.marks', { count: waitingMarks() })}</p>
        <div className={styles.actions}>
          <Button onClick={close}>{t('closing.anyway')}</Button>
          <Button variant="filled" data-autofocus onClick={() => setAsking(false)}>
            {t('closing.stay')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}
