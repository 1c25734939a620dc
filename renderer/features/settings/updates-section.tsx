import { Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePreferences } from '../preferences/use-preferences.ts';
import { NewerVersion } from '../updates/newer-version.tsx';
import { useUpdateState } from '../updates/use-update-state.ts';
import styles from './settings-sheet.module.css';

export function UpdatesSection() {
  const { t } = useTranslation('settings');
  const { preferences, change, info } = usePreferences();
  const state = useUpdateState();
  return (
    <>
      <Switch
        label={t('sections.updates.ask')}
        description={t('sections.updates.askHelp')}
        checked={preferences.askForUpdates}
        onChange={({ currentTarget: { checked } }) => change({ askForUpdates: checked })}
      />
      <p className={styles.help}>{t('sections.updates.version', { version: info.version })}</p>
      {state !== undefined && <NewerVersion state={state} />}
    </>
  );
}
