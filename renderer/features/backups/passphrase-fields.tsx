import { Checkbox, PasswordInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { PasswordStore } from '#contract/connections';
import styles from './dialogs.module.css';
import { problemOf, type TypedPassphrase } from './typed-passphrase.ts';

interface PassphraseFieldsProps {
  typed: TypedPassphrase;
  onChange(typed: TypedPassphrase): void;
  store: PasswordStore;
}

/** Asked twice: a mistyped passphrase is a lost backup. */
export function PassphraseFields({ typed, onChange, store }: PassphraseFieldsProps) {
  const { t } = useTranslation(['backups', 'connect']);
  const problem = problemOf(typed);
  const common = {
    autoComplete: 'off',
    spellCheck: false,
    visibilityToggleButtonProps: { 'aria-label': t('connect:password.show') },
  };
  return (
    <>
      <div className={styles.pair}>
        <PasswordInput
          {...common}
          label={t('backups:start.passphrase')}
          description={t('backups:start.lose')}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          value={typed.first}
          error={problem === 'short' ? t('backups:start.short') : undefined}
          onChange={(event) => onChange({ ...typed, first: event.currentTarget.value })}
        />
        <PasswordInput
          {...common}
          label={t('backups:start.again')}
          value={typed.second}
          error={problem === 'differ' ? t('backups:start.differ') : undefined}
          onChange={(event) => onChange({ ...typed, second: event.currentTarget.value })}
        />
      </div>
      <Checkbox
        label={t('backups:start.remember')}
        description={
          store.where === 'keychain' ? undefined : t(`connect:store.${store.reason ?? 'no-service'}`)
        }
        checked={typed.remember}
        onChange={(event) => onChange({ ...typed, remember: event.currentTarget.checked })}
      />
    </>
  );
}
