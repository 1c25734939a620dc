import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSettled } from '../../components/use-settled.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { commandBus } from '../commands/command-bus.ts';
import styles from './connect-screen.module.css';

export function ConnectScreen() {
  const { t } = useTranslation(['connect', 'common']);
  const close = useUiStore((state) => state.closeConnect);
  useSettled(true);
  return (
    <main className={styles.screen}>
      <section className={styles.sheet}>
        <h1>{t('connect:title')}</h1>
        <p>{t('connect:notYet')}</p>
        <div className={styles.actions}>
          <Button onClick={close}>{t('common:back')}</Button>
          <Button variant="filled" onClick={() => commandBus.run('open-sample')}>
            {t('connect:sampleInstead')}
          </Button>
        </div>
      </section>
    </main>
  );
}
