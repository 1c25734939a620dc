import { Button, NativeSelect, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TlsSettings } from '#contract/connection-wire';
import type { FormProps } from './form-props.ts';
import styles from './more-options.module.css';

const bindings = ['prefer', 'require', 'disable'] as const satisfies TlsSettings['channelBinding'][];

/** What nearly nobody has to touch. */
export function MoreOptions({ form, onChange }: Pick<FormProps, 'form' | 'onChange'>) {
  const { t } = useTranslation('connect');
  return (
    <details className={styles.more}>
      <summary>{t('more')}</summary>
      <div className={styles.grid}>
        <NativeSelect
          label={t('fields.channelBinding')}
          value={form.channelBinding}
          data={bindings.map((value) => ({ value, label: t(`binding.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            onChange({ ...form, channelBinding: value as TlsSettings['channelBinding'] })
          }
        />
        <TextInput
          label={t('fields.teacherName')}
          description={t('fields.teacherNameHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          maxLength={120}
          value={form.teacherName}
          onChange={(event) => onChange({ ...form, teacherName: event.currentTarget.value })}
        />
        <Textarea
          className={styles.wide}
          label={t('fields.ca')}
          description={t('fields.caHelp')}
          inputWrapperOrder={['label', 'input', 'description']}
          classNames={{ input: styles.pem }}
          placeholder="-----BEGIN CERTIFICATE-----"
          spellCheck={false}
          rows={3}
          value={form.ca}
          onChange={(event) => onChange({ ...form, ca: event.currentTarget.value })}
        />
        {form.pin !== '' && (
          <div className={styles.wide}>
            <span className={styles.label}>{t('fields.pin')}</span>
            <div className={styles.pin}>
              <code>{form.pin}</code>
              <Button size="xs" onClick={() => onChange({ ...form, pin: '', encryption: 'auto' })}>
                {t('fields.unpin')}
              </Button>
            </div>
          </div>
        )}
        {form.oldPasswordMethods && (
          <Switch
            className={styles.wide}
            label={t('fields.oldMethods')}
            description={t('fields.oldMethodsHelp')}
            checked
            onChange={() => onChange({ ...form, oldPasswordMethods: false })}
          />
        )}
      </div>
    </details>
  );
}
