import { PasswordInput } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PasswordStore } from '#contract/connections';

interface PasswordFieldProps {
  value: string;
  onChange: (password: string) => void;
  /** Where it will be kept; `undefined` while that is found out. */
  store: PasswordStore | undefined;
  /** One is known from before. */
  known: boolean;
  label: string;
  /** Why the last one was not accepted; brings the person here. */
  problem?: string | undefined;
  autoFocus?: boolean;
}

export function PasswordField(props: PasswordFieldProps) {
  const { value, onChange, store, known, label, problem, autoFocus = false } = props;
  const { t } = useTranslation('connect');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (problem === undefined) return;
    field.current?.focus();
    field.current?.select();
  }, [problem]);
  return (
    <PasswordInput
      ref={field}
      label={label}
      value={value}
      error={problem}
      data-autofocus={autoFocus || undefined}
      placeholder={known ? t('password.known') : undefined}
      description={
        store && t(`store.${store.where === 'keychain' ? 'keychain' : (store.reason ?? 'no-service')}`)
      }
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      autoComplete="off"
      spellCheck={false}
      visibilityToggleButtonProps={{ 'aria-label': t('password.show') }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
