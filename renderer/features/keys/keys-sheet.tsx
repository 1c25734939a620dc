import { Button, SegmentedControl, Switch, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeyPreferences, Preset } from '#contract/key-preferences';
import { Dialog } from '../../components/dialog.tsx';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { usePreferences, usePreferencesError } from '../preferences/use-preferences.ts';
import { KeyList } from './key-list.tsx';
import styles from './keys-sheet.module.css';

const presets: readonly Preset[] = ['tiza', 'speedgrader', 'crowdmark'];

/** Whose keys they are, whether letters count alone, and every key on its own. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('keys');
  const { preferences, change } = usePreferences();
  const notSaved = usePreferencesError();
  const { keys } = preferences;
  const [search, setSearch] = useState('');
  const [said, setSaid] = useState('');
  const put = (next: KeyPreferences, words: string) => {
    change({ keys: next });
    setSaid(words);
  };
  return (
    <Dialog title={t('sheet.title')} size="lg" onClose={onClose}>
      {notSaved !== null && <ErrorNotice error={notSaved} />}
      <div className={styles.choices}>
        <div className={styles.preset}>
          <span aria-hidden>{t('sheet.preset')}</span>
          <SegmentedControl<Preset>
            aria-label={t('sheet.preset')}
            value={keys.preset}
            onChange={(preset) => change({ keys: { ...keys, preset } })}
            data={presets.map((value) => ({ value, label: t(`sheet.presets.${value}`) }))}
          />
        </div>
        <Switch
          label={t('sheet.letters')}
          description={t('sheet.lettersHelp')}
          checked={keys.letters}
          onChange={({ currentTarget: { checked } }) => change({ keys: { ...keys, letters: checked } })}
        />
      </div>
      <TextInput
        size="xs"
        data-autofocus
        leftSection={<IconSearch size={15} aria-hidden />}
        aria-label={t('sheet.filter')}
        placeholder={t('sheet.filter')}
        value={search}
        onChange={({ currentTarget: { value } }) => setSearch(value)}
      />
      <KeyList keys={keys} search={search} onChange={put} />
      <ResetAll keys={keys} onReset={() => change({ keys: { ...keys, own: {} } })} />
      <VisuallyHidden>
        <span role="status">{said}</span>
      </VisuallyHidden>
    </Dialog>
  );
}

function ResetAll({ keys, onReset }: { keys: KeyPreferences; onReset: () => void }) {
  const { t } = useTranslation('keys');
  const [sure, setSure] = useState(false);
  const none = Object.keys(keys.own).length === 0;
  return (
    <footer className={styles.foot}>
      {sure && !none && <span role="alert">{t('sheet.resetAllSure')}</span>}
      <Button
        size="xs"
        variant={sure && !none ? 'danger' : 'default'}
        aria-disabled={none}
        data-disabled={none || undefined}
        onClick={() => {
          if (none) return;
          if (sure) onReset();
          setSure(!sure);
        }}
      >
        {t(sure && !none ? 'sheet.resetAllYes' : 'sheet.resetAll')}
      </Button>
    </footer>
  );
}
