import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Problem } from '#contract/connection-wire';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { isRejection } from '../courses/password-rejection.ts';
import { reasonText } from '../errors/error-text.ts';
import { reportProblem } from '../errors/report-problem.ts';
import { usePlace } from '../errors/use-place.ts';
import styles from './status-bar.module.css';

interface LostLinkProps {
  problem: Problem | null;
  courseId: string;
  /** When Tiza tries by itself, in milliseconds since 1970. */
  retryAt: number | null;
}

/** Why, when it is tried again, and a way not to wait for that. */
export function LostLink({ problem, courseId, retryAt }: LostLinkProps) {
  const { t } = useTranslation('status');
  const { t: explain } = useTranslation(['errors', 'reasons']);
  const place = usePlace();
  const edit = useUiStore((state) => state.openConnect);
  const ask = useUiStore((state) => state.askPassword);
  const wantsPassword = isRejection(problem?.reason);
  const needsThePerson = !wantsPassword && retryAt === null && problem?.retryable === false;
  const seconds = useSecondsUntil(retryAt);
  const text = problem && reasonText(explain, problem.reason, { ...place, ...problem.details });
  return (
    <>
      <span className={styles.lost} title={text?.next}>
        {text?.title ?? t('lostText')} {seconds !== null && t('retryIn', { seconds })}
      </span>
      {wantsPassword && (
        <Button size="compact-xs" onClick={() => ask(courseId)}>
          {t('typePassword')}
        </Button>
      )}
      {needsThePerson && (
        <Button size="compact-xs" onClick={() => edit(courseId)}>
          {t('editConnection')}
        </Button>
      )}
      <Button size="compact-xs" onClick={() => void tiza.course.retryNow().catch(reportProblem)}>
        {t('retryNow')}
      </Button>
    </>
  );
}

function useSecondsUntil(moment: number | null): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (moment === null) return;
    setNow(Date.now());
    const ticking = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(ticking);
  }, [moment]);
  return moment === null ? null : Math.max(0, Math.ceil((moment - now) / 1000));
}
