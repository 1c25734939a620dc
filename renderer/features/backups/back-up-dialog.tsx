import { Button, Checkbox, NativeSelect, Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SystemTools } from '#contract/backup-words';
import type { BackupOverview, ChoicesChange } from '#contract/backups';
import { backupsKey, receiveJob } from '../../api/backup-queries.ts';
import { tiza } from '../../api/client.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { ChosenTables } from './chosen-tables.tsx';
import styles from './dialogs.module.css';
import { FolderField } from './folder-field.tsx';
import { PassphraseFields } from './passphrase-fields.tsx';
import { isWhole, nothingTyped } from './typed-passphrase.ts';

interface BackUpDialogProps {
  overview: BackupOverview;
  onClose(): void;
}

/** What, where and how, as it was the last time; Enter begins. */
export function BackUpDialog({ overview, onClose }: BackUpDialogProps) {
  const { t } = useTranslation('backups');
  const client = useQueryClient();
  const { choices, passphraseKnown, store, tools } = overview;
  const [typed, setTyped] = useState(nothingTyped);
  const [another, setAnother] = useState(false);
  const change = useMutation({
    mutationFn: (next: ChoicesChange) => tiza.backups.change(next),
    onSettled: () => client.invalidateQueries({ queryKey: backupsKey }),
  });
  const { scope } = choices;
  const [choosing, setChoosing] = useState(scope.kind === 'tables');
  const [tables, setTables] = useState(scope.kind === 'tables' ? scope.tables : []);
  const kind = choices.format === 'custom' ? 'database' : choosing ? 'tables' : scope.kind;
  const asks = choices.encrypt && (!passphraseKnown || another);
  const start = useMutation({
    mutationFn: () => tiza.backups.start(asks ? { passphrase: typed.first, remember: typed.remember } : {}),
    onSuccess: (job) => {
      receiveJob(client, job);
      onClose();
    },
  });
  const usable = choices.format !== 'custom' || tools.state === 'ready';
  const choose = (wanted: (typeof scopes)[number]) => {
    setChoosing(wanted === 'tables');
    if (wanted !== 'tables') change.mutate({ scope: { kind: wanted } });
    else if (tables.length > 0) change.mutate({ scope: { kind: wanted, tables } });
  };
  const ready = usable && (kind !== 'tables' || tables.length > 0) && (!asks || isWhole(typed));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) start.mutate();
  };
  return (
    <Dialog size="lg" title={t('start.title')} onClose={onClose}>
      <form className={styles.body} onSubmit={submit}>
        <FolderField folder={choices.folder} />
        <div className={styles.pair}>
          <NativeSelect
            label={t('start.scope')}
            data={scopes.map((kind) => ({ value: kind, label: t(`scopes.${kind}`) }))}
            value={kind}
            disabled={choices.format === 'custom'}
            onChange={({ currentTarget: { value } }) =>
              choose(scopes.find((one) => one === value) ?? 'database')
            }
          />
          <NativeSelect
            label={t('start.content')}
            data={contents.map((content) => ({ value: content, label: t(`contents.${content}`) }))}
            value={choices.content}
            onChange={({ currentTarget: { value } }) =>
              change.mutate({ content: contents.find((one) => one === value) ?? 'all' })
            }
          />
        </div>
        {kind === 'tables' && (
          <ChosenTables
            chosen={tables}
            onChange={(chosen) => {
              setTables(chosen);
              if (chosen.length > 0) change.mutate({ scope: { kind: 'tables', tables: chosen } });
            }}
          />
        )}
        <NativeSelect
          label={t('start.format')}
          data={formats.map((format) => ({ value: format, label: t(`start.formats.${format}`) }))}
          value={choices.format}
          error={usable ? undefined : <ToolsNote tools={tools} />}
          description={choices.format === 'custom' && usable ? <ToolsNote tools={tools} /> : undefined}
          inputWrapperOrder={['label', 'input', 'error', 'description']}
          onChange={({ currentTarget: { value } }) =>
            change.mutate({ format: formats.find((one) => one === value) ?? 'sql.gz' })
          }
        />
        {choices.format !== 'custom' && (
          <Checkbox
            label={t('start.withoutPasswords')}
            description={choices.withoutPasswords ? t('start.withoutPasswordsNote') : undefined}
            checked={choices.withoutPasswords}
            onChange={(event) => change.mutate({ withoutPasswords: event.currentTarget.checked })}
          />
        )}
        <Switch
          label={t('start.encrypt')}
          description={choices.encrypt ? t('start.encryptNote') : undefined}
          checked={choices.encrypt}
          onChange={(event) => change.mutate({ encrypt: event.currentTarget.checked })}
        />
        {!choices.encrypt && <p className={styles.warning}>{t('start.plainWarning')}</p>}
        {asks && <PassphraseFields typed={typed} onChange={setTyped} store={store} />}
        {choices.encrypt && !asks && (
          <p className={styles.quiet}>
            {t('start.known')}{' '}
            <Button size="compact-sm" variant="subtle" onClick={() => setAnother(true)}>
              {t('start.another')}
            </Button>
          </p>
        )}
        {change.error !== null && <ErrorNotice error={change.error} />}
        {start.error !== null && <ErrorNotice error={start.error} />}
        <div className={styles.actions}>
          <Button onClick={onClose}>{t('start.cancel')}</Button>
          <Button type="submit" variant="filled" disabled={!ready} loading={start.isPending}>
            {t('start.go')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const scopes = ['database', 'course', 'tables'] as const;
const contents = ['all', 'schema', 'data'] as const;
const formats = ['sql.gz', 'bundle', 'custom'] as const;

function ToolsNote({ tools: { state, version, serverMajor } }: { tools: SystemTools }) {
  const { t } = useTranslation('backups');
  return <>{t(`start.tools.${state}`, { version: version ?? '', server: serverMajor })}</>;
}
