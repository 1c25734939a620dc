import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportProgress, ExportQuery } from '#contract/exchange';
import { tiza } from '../../api/client.ts';
import { activitiesQuery } from '../../api/queries.ts';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { asAppError } from '../errors/error-text.ts';
import { reportProblem } from '../errors/report-problem.ts';
import styles from './exchange-dialog.module.css';

export function ExportPart() {
  const { t } = useTranslation('exchange');
  const language = useLanguage();
  const activities = useQuery(activitiesQuery()).data ?? [];
  const [activity, setActivity] = useState(useUiStore.getState().activity ?? '');
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  useEffect(() => window.tiza.on('export-progress', setProgress), []);
  const exporting = useMutation({
    mutationFn: (what: ExportQuery['what']) =>
      tiza.exchange.exportTo({ what, ...(activity === '' ? {} : { activity }) }),
    onMutate: () => setProgress(null),
  });
  const cancelled = exporting.error !== null && asAppError(exporting.error).code === 'cancelled';
  const cancel = () => void tiza.exchange.cancelExport().catch(reportProblem);
  const done = exporting.data;
  return (
    <section aria-labelledby="exchange-out">
      <h3 id="exchange-out">{t('out.title')}</h3>
      <p>{t('out.text')}</p>
      <div className={styles.tools}>
        <NativeSelect
          size="xs"
          label={t('out.activity')}
          value={activity}
          data={[
            { value: '', label: t('out.all') },
            ...activities.map(({ key, title }) => ({ value: key, label: title })),
          ]}
          onChange={({ currentTarget }) => setActivity(currentTarget.value)}
        />
        {(['feedback', 'states'] as const).map((what) => (
          <Button
            key={what}
            size="xs"
            title={t(`out.${what}Help`)}
            loading={exporting.isPending && exporting.variables === what}
            disabled={exporting.isPending}
            onClick={() => exporting.mutate(what)}
          >
            {t(`out.${what}`)}
          </Button>
        ))}
      </div>
      {exporting.isPending && progress !== null && (
        <p className={styles.progress}>
          <progress
            max={Math.max(progress.all, progress.rows, 1)}
            value={progress.rows}
            aria-label={t('out.progress')}
          />
          <span>{t('out.rows', { count: progress.rows, number: formatCount(progress.rows, language) })}</span>
          <Button size="compact-xs" onClick={cancel}>
            {t('cancel')}
          </Button>
        </p>
      )}
      {done && (
        <p role="status">
          {t('out.done', { count: done.rows, number: formatCount(done.rows, language), name: done.name })}
        </p>
      )}
      {cancelled && <p role="status">{t('out.cancelled')}</p>}
      {exporting.error !== null && !cancelled && <ErrorNotice error={exporting.error} />}
    </section>
  );
}
