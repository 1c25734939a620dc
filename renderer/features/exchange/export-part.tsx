import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportProgress, ExportQuery, PrintQuery } from '#contract/exchange';
import { tiza } from '../../api/client.ts';
import { activitiesQuery } from '../../api/queries.ts';
import { formatCount } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { asAppError } from '../errors/error-text.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { Choice } from '../settings/choice.tsx';
import styles from './exchange-dialog.module.css';
import { PdfChoices } from './pdf-choices.tsx';

type Wanted =
  | ({ format: 'csv' } & Pick<ExportQuery, 'what'>)
  | ({ format: 'pdf' } & Pick<PrintQuery, 'per' | 'names'>);

export function ExportPart() {
  const { t } = useTranslation('exchange');
  const language = useLanguage();
  const activities = useQuery(activitiesQuery()).data ?? [];
  const [activity, setActivity] = useState(useUiStore.getState().activity ?? '');
  const [format, setFormat] = useState<Wanted['format']>('csv');
  const [progress, setProgress] = useState<ExportProgress | null>(null);
  useEffect(() => window.tiza.on('export-progress', setProgress), []);
  const exporting = useMutation({
    async mutationFn(wanted: Wanted): Promise<string | null> {
      const chosen = activity === '' ? {} : { activity };
      if (wanted.format === 'csv') {
        const done = await tiza.exchange.exportTo({ what: wanted.what, ...chosen });
        if (done === null) return null;
        return t('out.done', { count: done.rows, number: formatCount(done.rows, language), name: done.name });
      }
      const { per, names } = wanted;
      const done = await tiza.exchange.printTo({ per, names, ...chosen });
      if (done === null) return null;
      if (done.folder === null) return t('pdf.nothing');
      return t('pdf.done', {
        count: done.files,
        number: formatCount(done.files, language),
        folder: done.folder,
      });
    },
    onMutate: () => setProgress(null),
  });
  const { isPending, variables } = exporting;
  const cancelled = exporting.error !== null && asAppError(exporting.error).code === 'cancelled';
  const cancel = () => void tiza.exchange.cancelExport().catch(reportProblem);
  const counted = variables?.format === 'pdf' ? 'pdf.comments' : 'out.rows';
  const done = exporting.data ?? null;
  return (
    <section aria-labelledby="exchange-out">
      <h3 id="exchange-out">{t('out.title')}</h3>
      <Choice
        label={t('out.format')}
        value={format}
        choices={[
          { value: 'csv', label: 'CSV' },
          { value: 'pdf', label: 'PDF' },
        ]}
        onChange={setFormat}
      />
      <p>{t(format === 'csv' ? 'out.text' : 'pdf.text')}</p>
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
        {format === 'csv' &&
          (['feedback', 'states'] as const).map((what) => (
            <Button
              key={what}
              size="xs"
              title={t(`out.${what}Help`)}
              loading={isPending && variables.format === 'csv' && variables.what === what}
              disabled={isPending}
              onClick={() => exporting.mutate({ format, what })}
            >
              {t(`out.${what}`)}
            </Button>
          ))}
      </div>
      {format === 'pdf' && (
        <PdfChoices pending={isPending} onPrint={(wanted) => exporting.mutate({ format, ...wanted })} />
      )}
      {isPending && progress !== null && (
        <p className={styles.progress}>
          <progress
            max={Math.max(progress.all, progress.rows, 1)}
            value={progress.rows}
            aria-label={t(variables.format === 'pdf' ? 'pdf.progress' : 'out.progress')}
          />
          <span>{t(counted, { count: progress.rows, number: formatCount(progress.rows, language) })}</span>
          <Button size="compact-xs" onClick={cancel}>
            {t('cancel')}
          </Button>
        </p>
      )}
      {done !== null && <p role="status">{done}</p>}
      {cancelled && <p role="status">{t('out.cancelled')}</p>}
      {exporting.error !== null && !cancelled && <ErrorNotice error={exporting.error} />}
    </section>
  );
}
