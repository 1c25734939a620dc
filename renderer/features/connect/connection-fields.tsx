import { NativeSelect, Switch, TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TlsMode } from '#contract/connection-wire';
import { resources } from '../../i18n/resources.ts';
import { ColorChoice } from './color-choice.tsx';
import { withHost } from './connect-form.ts';
import styles from './connection-fields.module.css';
import type { FormProps } from './form-props.ts';

type Encryption = 'auto' | TlsMode;

// Leaving out a mode of the contract does not compile.
const encryptionTexts: Record<Encryption, string> = resources.es.connect.encryption;
const encryptions = Object.keys(encryptionTexts) as Encryption[];

interface ConnectionFieldsProps extends FormProps {
  /** The password's own field, which knows where it is kept. */
  children: React.ReactNode;
}

/** What was understood, or is typed by hand: nothing connects from here. */
export function ConnectionFields({ form, problems, onChange, children }: ConnectionFieldsProps) {
  const { t } = useTranslation('connect');
  const problem = (field: keyof typeof problems) => {
    const found = problems[field];
    return found === undefined ? undefined : t(`problems.${found}`);
  };
  return (
    <div className={styles.grid}>
      <div className={styles.place}>
        <Field
          label={t('fields.host')}
          value={form.host}
          error={problem('host')}
          onChange={(event) => onChange(withHost(form, { host: event.currentTarget.value }))}
        />
        <Field
          label={t('fields.port')}
          inputMode="numeric"
          value={form.port}
          error={problem('port')}
          onChange={(event) => onChange(withHost(form, { port: event.currentTarget.value }))}
        />
      </div>
      <Field
        label={t('fields.database')}
        value={form.database}
        error={problem('database')}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...form, database: value, name: form.nameTyped ? form.name : value })
        }
      />
      <Field
        label={t('fields.user')}
        value={form.user}
        error={problem('user')}
        onChange={(event) => onChange({ ...form, user: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('fields.encryption')}
        value={form.encryption}
        data={encryptions.map((value) => ({ value, label: t(`encryption.${value}`) }))}
        onChange={(event) =>
          onChange({
            ...form,
            encryption: event.currentTarget.value as Encryption,
            // A pin and a permission belong to the certificate they were given for.
            pin: '',
            oldPasswordMethods: false,
          })
        }
      />
      <div>
        <TextInput
          label={t('fields.name')}
          placeholder={t('fields.namePlaceholder')}
          value={form.name}
          error={problem('name')}
          maxLength={120}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...form, name: value, nameTyped: value !== '' })
          }
        />
        <ColorChoice value={form.color} onChange={(color) => onChange({ ...form, color })} />
      </div>
      {children}
      <Switch
        className={styles.looking}
        label={t('fields.readOnly')}
        description={t('fields.readOnlyHelp')}
        checked={form.readOnly}
        onChange={(event) => onChange({ ...form, readOnly: event.currentTarget.checked })}
      />
    </div>
  );
}

/** Names as machines know them: nothing corrects or completes them. */
function Field(props: TextInputProps) {
  return (
    <TextInput
      autoComplete="off"
      autoCapitalize="off"
      spellCheck={false}
      classNames={{ input: styles.mono }}
      {...props}
    />
  );
}
