import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { activitiesQuery } from '../../api/queries.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './exchange-dialog.module.css';
import { gatherActivity, type PrintedStudent } from './gather-printed.ts';
import { PrintedPage } from './printed-page.tsx';

export function PrintPart() {
  const { t } = useTranslation('exchange');
  const course = useOpenCourse();
  const activities = useQuery(activitiesQuery()).data ?? [];
  const [key, setKey] = useState(useUiStore.getState().activity ?? '');
  const [progress, setProgress] = useState({ done: 0, all: 0 });
  const [printed, setPrinted] = useState<PrintedStudent[] | null>(null);
  const running = useRef<AbortController | null>(null);
  const activity = activities.find((each) => each.key === key) ?? activities[0];
  const gathering = useMutation({
    async mutationFn(chosen: { key: string; title: string }) {
      const mine = new AbortController();
      running.current = mine;
      setProgress({ done: 0, all: 0 });
      const students = await gatherActivity(chosen, mine.signal, (done, all) => setProgress({ done, all }));
      return mine.signal.aborted ? null : students;
    },
    onSuccess: setPrinted,
  });
  const done = useCallback(() => setPrinted(null), []);
  return (
    <section aria-labelledby="exchange-print">
      <h3 id="exchange-print">{t('print.title')}</h3>
      <p>{t('print.text')}</p>
      <div className={styles.tools}>
        <NativeSelect
          size="xs"
          label={t('out.activity')}
          value={activity?.key ?? ''}
          data={activities.map((each) => ({ value: each.key, label: each.title }))}
          onChange={({ currentTarget }) => setKey(currentTarget.value)}
        />
        <Button
          size="xs"
          loading={gathering.isPending}
          disabled={activity === undefined}
          onClick={() => activity !== undefined && gathering.mutate(activity)}
        >
          {t('print.go')}
        </Button>
      </div>
      {gathering.isPending && (
        <p className={styles.progress}>
          <progress max={Math.max(1, progress.all)} value={progress.done} aria-label={t('print.progress')} />
          <Button size="compact-xs" onClick={() => running.current?.abort()}>
            {t('cancel')}
          </Button>
        </p>
      )}
      {printed?.length === 0 && <p role="status">{t('print.nothing')}</p>}
      {gathering.error !== null && <ErrorNotice error={gathering.error} />}
      {printed !== null && printed.length > 0 && (
        <PrintedPage
          title={[course?.name, activity?.title].filter((part) => part !== undefined).join(' · ')}
          students={printed}
          onPrinted={done}
        />
      )}
    </section>
  );
}
