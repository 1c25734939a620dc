import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelChange, LabelledActivity, LabelledPart } from '#contract/care-labels';
import { activityNamesQuery, labelsQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';
import { gradingKey } from '../../../api/queries.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CardActions, GoodNews } from '../care-card.tsx';
import styles from './label-form.module.css';

function wordsOf({ key, title, subtitle, parts }: LabelledActivity): LabelChange {
  return {
    activity: key,
    title: title.own ?? '',
    subtitle: subtitle ?? '',
    parts: Object.fromEntries(parts.map((part) => [part.key, part.own ?? ''])),
  };
}

/** One activity's words; what is left blank is the platform's own. */
export function LabelForm({ activity }: { activity: LabelledActivity }) {
  const { t } = useTranslation('database');
  const client = useQueryClient();
  const [words, setWords] = useState(() => wordsOf(activity));
  const save = useMutation({
    mutationFn: () => tiza.care.saveLabels(words),
    onSuccess: (sheet) => {
      client.setQueryData(labelsQuery().queryKey, sheet);
      void client.invalidateQueries({ queryKey: gradingKey });
      void client.invalidateQueries({ queryKey: activityNamesQuery().queryKey });
    },
  });
  const changed = JSON.stringify(words) !== JSON.stringify(wordsOf(activity));
  const change = (next: Partial<LabelChange>) => {
    save.reset();
    setWords((before) => ({ ...before, ...next }));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate();
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <div className={styles.pair}>
        <TextInput
          label={t('names.titleOf')}
          placeholder={activity.title.standard}
          value={words.title}
          maxLength={200}
          onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        />
        <TextInput
          label={t('names.subtitleOf')}
          placeholder={t('names.subtitleHint')}
          value={words.subtitle}
          maxLength={200}
          onChange={({ currentTarget }) => change({ subtitle: currentTarget.value })}
        />
      </div>
      {activity.parts.map((part) => (
        <PartField
          key={part.key}
          part={part}
          value={words.parts[part.key] ?? ''}
          onChange={(text) => change({ parts: { ...words.parts, [part.key]: text } })}
        />
      ))}
      {save.error !== null && <ErrorNotice error={save.error} />}
      {save.isSuccess && <GoodNews>{t('names.labelsSaved')}</GoodNews>}
      <CardActions>
        <span className={styles.hint}>{t('names.empty')}</span>
        <Button disabled={!changed || save.isPending} onClick={() => change(wordsOf(activity))}>
          {t('names.discard')}
        </Button>
        <Button type="submit" variant="filled" disabled={!changed} loading={save.isPending}>
          {t('names.save')}
        </Button>
      </CardActions>
    </form>
  );
}

interface PartFieldProps {
  part: LabelledPart;
  value: string;
  onChange(text: string): void;
}

function PartField({ part: { kind, standard }, value, onChange }: PartFieldProps) {
  const { t } = useTranslation('database');
  const inside = kind === 'column' || kind === 'image';
  return (
    <TextInput
      className={inside ? (styles.inside ?? '') : ''}
      label={t(`names.kinds.${kind}`, { standard })}
      placeholder={standard}
      value={value}
      maxLength={200}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  );
}
