import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BankEntry } from '#contract/bank';
import { tiza } from '../../api/client.ts';
import { bankQuery, facilitiesQuery, writingKey } from '../../api/writing-queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './bank-dialog.module.css';
import { BankRow } from './bank-row.tsx';
import { ImportReport } from './import-report.tsx';
import { useFoundInBank } from './use-found-in-bank.ts';

const none: BankEntry[] = [];

/** The whole bank: worded, pinned, shared, forgotten, and carried from one course to another. */
export function BankDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('bank');
  const client = useQueryClient();
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const bank = useQuery(bankQuery(undefined));
  const shares = useQuery(facilitiesQuery()).data?.bank === 'database';
  const readAnew = () => client.invalidateQueries({ queryKey: [...writingKey, 'bank'] });
  const exporting = useMutation({ mutationFn: () => tiza.bank.exportTo() });
  const importing = useMutation({ mutationFn: () => tiza.bank.importFrom(), onSuccess: readAnew });
  const entries = useFoundInBank(bank.data ?? none, search);
  const error = bank.error ?? exporting.error ?? importing.error;
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <div className={styles.bank}>
        <p className={styles.about}>{t(shares ? 'aboutShared' : 'aboutHere')}</p>
        <div className={styles.tools}>
          <TextInput
            data-autofocus
            size="xs"
            type="search"
            className={styles.field}
            aria-label={t('search.label')}
            placeholder={t('search.placeholder')}
            value={search}
            onChange={({ currentTarget }) => setSearch(currentTarget.value)}
          />
          <Button size="xs" onClick={() => setAdding(true)}>
            {t('add')}
          </Button>
          <Button size="xs" loading={importing.isPending} onClick={() => importing.mutate()}>
            {t('import')}
          </Button>
          <Button size="xs" loading={exporting.isPending} onClick={() => exporting.mutate()}>
            {t('export')}
          </Button>
        </div>
        {error !== null && <ErrorNotice error={error} />}
        {exporting.data && (
          <p role="status">{t('exported', { count: exporting.data.count, name: exporting.data.name })}</p>
        )}
        {importing.data && <ImportReport report={importing.data} />}
        <ul className={styles.entries}>
          {adding && (
            <BankRow
              entry={null}
              shares={shares}
              onDone={() => setAdding(false)}
              onChanged={() => void readAnew()}
            />
          )}
          {entries.map((entry) => (
            <BankRow
              key={entry.id}
              entry={entry}
              shares={shares}
              onDone={() => undefined}
              onChanged={() => void readAnew()}
            />
          ))}
        </ul>
        {entries.length === 0 && !adding && !bank.isPending && (
          <p className={styles.about}>{t(search === '' ? 'empty' : 'search.none')}</p>
        )}
      </div>
    </Dialog>
  );
}
