import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { courseStatusQuery } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { commandBus } from '../commands/command-bus.ts';
import { usePreferences } from '../preferences/use-preferences.ts';
import styles from './settings-sheet.module.css';

// What has a screen of its own is only a step away from here.

interface StepProps {
  section: 'titles' | 'backups';
  onClose: () => void;
  go: () => void;
}

function Step({ section, onClose, go }: StepProps) {
  const { t } = useTranslation('settings');
  const course = useQuery(courseStatusQuery()).data?.course;
  return (
    <>
      <p className={styles.help}>{t(`sections.${section}.help`)}</p>
      {course === undefined ? (
        <p className={styles.help}>{t('needsCourse')}</p>
      ) : (
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            onClose();
            go();
          }}
        >
          {t(`sections.${section}.open`)}
        </Button>
      )}
    </>
  );
}

export function BackupsSection({ onClose }: { onClose: () => void }) {
  return <Step section="backups" onClose={onClose} go={() => commandBus.run('open-backups')} />;
}

export function TitlesSection({ onClose }: { onClose: () => void }) {
  const { openDatabase } = useUiStore.getState();
  return <Step section="titles" onClose={onClose} go={() => openDatabase('names')} />;
}

export function KeysSection() {
  const { t } = useTranslation(['settings', 'keys']);
  const { preferences } = usePreferences();
  const { lay } = useUiStore.getState();
  return (
    <>
      <p className={styles.help}>
        {t('settings:sections.keys.help', { preset: t(`keys:sheet.presets.${preferences.keys.preset}`) })}
      </p>
      <Button size="xs" variant="default" onClick={() => lay('change-keys')}>
        {t('settings:sections.keys.open')}
      </Button>
    </>
  );
}
