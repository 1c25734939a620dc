import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityNamesInUse } from '#contract/care-labels';
import { activityNamesQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';
import { gradingKey } from '../../../api/queries.ts';
import { Tag } from '../../../components/tag.tsx';
import { formatCount } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CardActions, GoodNews } from '../care-card.tsx';
import table from '../care-table.module.css';
import { agreedNames, type Choice, proposedNames, strangersIn } from './chosen-names.ts';
import styles from './filed-names.module.css';

/** Before the first comment is written somebody says under which name the platform will look for it. */
export function FiledNames({ names }: { names: ActivityNamesInUse[] }) {
  const { t } = useTranslation('database');
  const client = useQueryClient();
  const [written, setWritten] = useState<Choice>(() => proposedNames(names));
  const [owners, setOwners] = useState<Choice>({});
  const confirm = useMutation({
    mutationFn: () => tiza.care.confirmNames(agreedNames(names, written, owners)),
    onSuccess: (next) => {
      client.setQueryData(activityNamesQuery().queryKey, next);
      setOwners({});
      void client.invalidateQueries({ queryKey: gradingKey });
    },
  });
  const activities = names.filter((one) => one.activity !== null);
  return (
    <>
      <div className={table.scroll}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">{t('names.activity')}</th>
              <th scope="col">{t('names.found')}</th>
              <th scope="col">{t('names.writes')}</th>
              <th scope="col">{t('names.state')}</th>
            </tr>
          </thead>
          <tbody>
            {activities.map((one) => {
              const key = one.activity ?? '';
              return (
                <NameRow
                  key={key}
                  one={one}
                  value={written[key] ?? ''}
                  onChange={(text) => setWritten((before) => ({ ...before, [key]: text }))}
                />
              );
            })}
          </tbody>
        </table>
      </div>
      <Strangers names={names} owners={owners} onChange={setOwners} />
      {confirm.error !== null && <ErrorNotice error={confirm.error} />}
      {confirm.isSuccess && <GoodNews>{t('names.saved')}</GoodNews>}
      <CardActions>
        <Button variant="filled" loading={confirm.isPending} onClick={() => confirm.mutate()}>
          {t('names.confirm')}
        </Button>
      </CardActions>
    </>
  );
}

function NameRow({
  one,
  value,
  onChange,
}: {
  one: ActivityNamesInUse;
  value: string;
  onChange(text: string): void;
}) {
  const { t } = useTranslation('database');
  const language = useLanguage();
  const list = useId();
  return (
    <tr>
      <td>{one.title}</td>
      <td className={table.quiet}>
        {one.spellings.length === 0
          ? t('names.noneFound')
          : one.spellings
              .map(({ text, count }) => t('names.times', { text, uses: formatCount(count, language) }))
              .join(', ')}
      </td>
      <td className={styles.writes}>
        <TextInput
          size="xs"
          aria-label={`${t('names.writes')}, ${one.title}`}
          value={value}
          maxLength={100}
          list={list}
          autoComplete="off"
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        />
        <datalist id={list}>
          {[...new Set([...one.spellings.map(({ text }) => text), one.title])].map((text) => (
            <option key={text} value={text} />
          ))}
        </datalist>
      </td>
      <td>
        <Tag tone={one.confirmed ? 'done' : 'wait'}>
          {t(one.confirmed ? 'names.confirmed' : 'names.toConfirm')}
        </Tag>
      </td>
    </tr>
  );
}

interface StrangersProps {
  names: ActivityNamesInUse[];
  owners: Choice;
  onChange(owners: Choice): void;
}

function Strangers({ names, owners, onChange }: StrangersProps) {
  const { t } = useTranslation('database');
  const strangers = strangersIn(names);
  if (strangers.length === 0) return null;
  const data = [
    { value: '', label: t('names.noActivity') },
    ...names.flatMap(({ activity, title }) => (activity === null ? [] : [{ value: activity, label: title }])),
  ];
  return (
    <section className={styles.strangers} aria-labelledby="stranger-names">
      <h3 id="stranger-names">{t('names.strangers')}</h3>
      <p>{t('names.strangersText')}</p>
      <div className={styles.owners}>
        {strangers.map(({ text }) => (
          <NativeSelect
            key={text}
            label={t('names.belongsTo', { text })}
            value={owners[text] ?? ''}
            data={data}
            onChange={({ currentTarget }) => onChange({ ...owners, [text]: currentTarget.value })}
          />
        ))}
      </div>
    </section>
  );
}
