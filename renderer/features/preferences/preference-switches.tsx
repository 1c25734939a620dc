import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Preferences } from '#contract/preferences';
import styles from './preference-switches.module.css';
import { usePreferences } from './use-preferences.ts';

export function PreferenceSwitches() {
  const { t } = useTranslation();
  const { preferences, change } = usePreferences();
  return (
    <div className={styles.switches}>
      <SegmentedControl<Preferences['language']>
        aria-label={t('preferences.language')}
        value={preferences.language}
        onChange={(language) => change({ language })}
        data={[
          { value: 'system', label: t('preferences.languageSystem') },
          // A language is named in itself, so that it is found by whoever cannot read the other.
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
      />
      <SegmentedControl<Preferences['theme']>
        aria-label={t('preferences.theme')}
        value={preferences.theme}
        onChange={(theme) => change({ theme })}
        data={[
          { value: 'system', label: t('preferences.themeSystem') },
          { value: 'light', label: t('preferences.themeLight') },
          { value: 'dark', label: t('preferences.themeDark') },
        ]}
      />
    </div>
  );
}
