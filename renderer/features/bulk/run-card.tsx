import { Button } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Run } from '#contract/journal-outbox';
import { tiza } from '../../api/client.ts';
import { runsQuery } from '../../api/writing-queries.ts';
import { useOutboxScreens } from '../outbox/outbox-screens.ts';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import styles from './run-card.module.css';

/** How far comments that leave together have come, and the way to stop them. */
export function RunCard({ run }: { run: Run }) {
  const { t } = useTranslation('bulk');
  const client = useQueryClient();
  const tellProblem = useTellProblem();
  const show = useOutboxScreens((state) => state.show);
  const { id, state, total, confirmed, attention, cancelled, waiting } = run;
  const change = async (work: () => Promise<Run>) => {
    try {
      const next = await work();
      client.setQueryData(runsQuery().queryKey, (runs) =>
        runs?.map((each) => (each.id === next.id ? next : each)),
      );
    } catch (error) {
      tellProblem(error);
    }
  };
  const going = state === 'running' || state === 'paused';
  const facts = [
    t('run.confirmed', { count: confirmed, total }),
    waiting > 0 ? t('run.waiting', { count: waiting }) : undefined,
    cancelled > 0 ? t('run.back', { count: cancelled }) : undefined,
  ];
  return (
    <section className={styles.run} aria-label={t(`run.${state}`)}>
      <p className={styles.state}>
        <b>{t(`run.${state}`)}</b> {facts.filter((fact) => fact !== undefined).join(' · ')}
      </p>
      <progress className={styles.bar} max={total} value={confirmed} aria-label={t('run.progress')} />
      <div className={styles.actions}>
        {attention > 0 && (
          <Button size="xs" onClick={() => show('outbox')}>
            {t('run.attention', { count: attention })}
          </Button>
        )}
        {state === 'running' && (
          <Button size="xs" onClick={() => void change(() => tiza.journal.pauseRun({ id }))}>
            {t('run.pause')}
          </Button>
        )}
        {state === 'paused' && (
          <Button
            size="xs"
            variant="filled"
            onClick={() => void change(() => tiza.journal.resumeRun({ id }))}
          >
            {t('run.resume')}
          </Button>
        )}
        {going && (
          <Button size="xs" onClick={() => void change(() => tiza.journal.cancelRun({ id }))}>
            {t('run.cancel')}
          </Button>
        )}
        {confirmed > 0 && (
          <Button size="xs" onClick={() => void change(() => tiza.journal.undoRun({ id }))}>
            {t('run.undo')}
          </Button>
        )}
      </div>
    </section>
  );
}
