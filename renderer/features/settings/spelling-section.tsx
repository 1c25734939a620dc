import { useTranslation } from 'react-i18next';
import type { Spelling } from '#contract/spelling';
import { usePreferences } from '../preferences/use-preferences.ts';
import { useSpelling } from '../preferences/use-spelling.ts';
import { Choice } from './choice.tsx';
import styles from './settings-sheet.module.css';

export function SpellingSection() {
  const { t } = useTranslation('settings');
  const { change, info } = usePreferences();
  const spelling = useSpelling();
  return (
    <>
      <Choice<Spelling>
        label={t('sections.spelling.label')}
        value={spelling}
        onChange={(chosen) => change({ spelling: chosen })}
        choices={[
          { value: 'off', label: t('sections.spelling.off') },
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
      />
      {info.platform === 'linux' && <p className={styles.help}>{t('sections.spelling.linux')}</p>}
      {info.platform === 'darwin' && <p className={styles.help}>{t('sections.spelling.mac')}</p>}
    </>
  );
}
