import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { OutboxItem } from '#contract/journal-outbox';
import { tiza } from '../../api/client.ts';
import { activitiesQuery } from '../../api/queries.ts';
import { journalStatusQuery, outboxQuery, waitingMarksQuery } from '../../api/writing-queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { PlainText } from '../../components/plain-text.tsx';
import { useLanguage } from '../../i18n/use-language.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { reportProblem } from '../errors/report-problem.ts';
import { useNaming } from '../students/use-naming.ts';
import { ItemActions } from './item-actions.tsx';
import { itemReasonText, itemStateText } from './item-words.ts';
import { OtherPlaces } from './other-places.tsx';
import styles from './outbox-dialog.module.css';
import { PublishingDelay } from './publishing-delay.tsx';
import { studentOf } from './student-of.ts';
import { isPending, needsPerson } from './use-outbox.ts';
import { WaitingMarks } from './waiting-marks.tsx';

const mostDone = 12;

/** Everything on its way to students: what waits and why, what needs the person, what has just arrived. */
export function OutboxDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('outbox');
  const outbox = useQuery(outboxQuery());
  const status = useQuery(journalStatusQuery()).data;
  const marks = useQuery(waitingMarksQuery()).data ?? [];
  const items = outbox.data?.items ?? [];
  const held = items.filter(({ state }) => state === 'held');
  const groups = {
    attention: items.filter(needsPerson),
    waiting: items.filter(isPending),
    done: items
      .filter(({ state }) => state === 'confirmed')
      .slice(-mostDone)
      .reverse(),
  };
  const release = () => void tiza.journal.release({}).catch(reportProblem);
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <div className={styles.outbox}>
        {outbox.error !== null && <ErrorNotice error={outbox.error} onRetry={() => void outbox.refetch()} />}
        {status?.trouble != null && <p className={styles.trouble}>{t(`trouble.${status.trouble}`)}</p>}
        <div className={styles.head}>
          <PublishingDelay />
          {held.length > 0 && (
            <Button size="xs" variant="filled" onClick={release}>
              {t('publishHeld', { count: held.length })}
            </Button>
          )}
        </div>
        {(['attention', 'waiting', 'done'] as const).map(
          (name) =>
            groups[name].length > 0 && (
              <section key={name} aria-labelledby={`outbox-${name}`}>
                <h3 id={`outbox-${name}`}>{t(`group.${name}`, { count: groups[name].length })}</h3>
                <ul className={styles.items}>
                  {groups[name].map((item) => (
                    <Row key={item.id} item={item} onOpen={onClose} />
                  ))}
                </ul>
              </section>
            ),
        )}
        <WaitingMarks marks={marks} onOpen={onClose} />
        {groups.attention.length + groups.waiting.length + marks.length === 0 && (
          <p className={styles.calm}>{t('nothing')}</p>
        )}
        <OtherPlaces />
      </div>
    </Dialog>
  );
}

function Row({ item, onOpen }: { item: OutboxItem; onOpen: () => void }) {
  const { t } = useTranslation('outbox');
  const language = useLanguage();
  const naming = useNaming();
  const activities = useQuery(activitiesQuery()).data;
  const title = activities?.find(({ key }) => key === item.activity)?.title ?? item.activity;
  const reason = itemReasonText(t, item, language);
  const open = () => {
    useUiStore.getState().goTo(item.ref);
    onOpen();
  };
  return (
    <li>
      <p className={styles.about}>
        <Button size="compact-xs" variant="subtle" className={styles.who} onClick={open}>
          <bdi>{naming.name(studentOf(item))}</bdi>
        </Button>
        {[title, t(`kind.${item.kind}`)].join(' · ')}
        <span className={styles.state} data-state={item.state}>
          {itemStateText(t, item, language)}
        </span>
      </p>
      <div className={styles.text}>
        <PlainText text={naming.text(item.text, studentOf(item))} />
      </div>
      {reason !== undefined && <p className={styles.reason}>{reason}</p>}
      {item.rejected !== null && <p className={styles.reason}>{t(`rejected.${item.rejected.code}`)}</p>}
      <ItemActions item={item} />
    </li>
  );
}
