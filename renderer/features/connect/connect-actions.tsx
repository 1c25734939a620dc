import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { commandBus } from '../commands/command-bus.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import styles from './connect-screen.module.css';
import type { Connecting } from './use-connecting.ts';

export function ConnectActions({ connecting, editing }: { connecting: Connecting; editing: boolean }) {
  const { t } = useTranslation('connect');
  const { testing, saving } = connecting;
  // Somebody at work in one course may be getting another ready: an empty base to move to, say.
  const keepable = useOpenCourse() !== undefined || editing;
  const running = testing.run?.running ?? false;
  return (
    <footer className={styles.actions}>
      {keepable ? (
        <Button disabled={saving} onClick={() => void connecting.saveOnly()}>
          {t('saveOnly')}
        </Button>
      ) : (
        <Button onClick={() => commandBus.run('open-sample')}>{t('sampleInstead')}</Button>
      )}
      <span className={styles.space} />
      {running ? (
        <Button onClick={testing.cancel}>{t('stop')}</Button>
      ) : (
        <Button disabled={saving} onClick={() => void connecting.test()}>
          {t(testing.run === null ? 'test' : 'testAgain')}
        </Button>
      )}
      <Button type="submit" variant="filled" disabled={running || saving}>
        {t(saving ? 'opening' : 'open')}
      </Button>
    </footer>
  );
}
