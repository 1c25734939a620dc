import { useTranslation } from 'react-i18next';
import { textSizes } from '#contract/text-sizes';
import { usePreferences } from '../preferences/use-preferences.ts';
import { Choice } from './choice.tsx';

export function AppearanceSection() {
  const { t } = useTranslation('settings');
  const { preferences, change } = usePreferences();
  const system = t('sections.appearance.system');
  return (
    <>
      <Choice
        label={t('sections.appearance.language')}
        value={preferences.language}
        onChange={(language) => change({ language })}
        choices={[
          { value: 'system', label: system },
          // A language is named in itself, so that it is found by whoever cannot read the other.
          { value: 'es', label: 'Español' },
          { value: 'en', label: 'English' },
        ]}
      />
      <Choice
        label={t('sections.appearance.theme')}
        value={preferences.theme}
        onChange={(theme) => change({ theme })}
        choices={[
          { value: 'system', label: system },
          { value: 'light', label: t('sections.appearance.light') },
          { value: 'dark', label: t('sections.appearance.dark') },
        ]}
      />
      <Choice
        label={t('sections.appearance.textSize')}
        value={String(preferences.textSize)}
        onChange={(wanted) => {
          const textSize = textSizes.find((size) => String(size) === wanted);
          if (textSize !== undefined) change({ textSize });
        }}
        choices={textSizes.map((size) => ({ value: String(size), label: `${size} %` }))}
      />
    </>
  );
}
