import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { usePreferencesError } from '../preferences/use-preferences.ts';
import { matchingSections } from './matching-sections.ts';
import { sections } from './sections.tsx';
import styles from './settings-sheet.module.css';

/** Everything a person can choose, in one place that can be searched. */
export function SettingsSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('settings');
  const notSaved = usePreferencesError();
  const [search, setSearch] = useState('');
  const shown = matchingSections(sections, search);
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      {notSaved !== null && <ErrorNotice error={notSaved} />}
      <TextInput
        size="xs"
        className={styles.search}
        data-autofocus
        leftSection={<IconSearch size={15} aria-hidden />}
        aria-label={t('search')}
        placeholder={t('search')}
        value={search}
        onChange={({ currentTarget: { value } }) => setSearch(value)}
      />
      <div className={styles.sections}>
        {shown.map(({ key, Content }) => (
          <section key={key} aria-labelledby={`settings-${key}`}>
            <h3 id={`settings-${key}`}>{t(`sections.${key}.title`)}</h3>
            <Content onClose={onClose} />
          </section>
        ))}
      </div>
      <p className={styles.nothing} role="status">
        {shown.length === 0 ? t('nothing', { search }) : ''}
      </p>
    </Dialog>
  );
}
