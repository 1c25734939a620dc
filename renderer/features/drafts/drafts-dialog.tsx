import { Button } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { KeptDraft } from '#contract/journal-drafts';
import { tiza } from '../../api/client.ts';
import { discardedDraftsQuery, draftsQuery, journalStatusQuery } from '../../api/writing-queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { useTellProblem } from '../undo/use-tell-problem.ts';
import { DraftRow } from './draft-row.tsx';
import styles from './drafts-dialog.module.css';
import { receiveDrafts } from './returned-drafts.ts';
import { useFreshDrafts, useKeptDrafts } from './use-drafts.ts';

/** Every draft on this computer, beside what the course holds by now, and those thrown away of late. */
export function DraftsDialog({ course, onClose }: { course: string; onClose: () => void }) {
  const { t } = useTranslation('drafts');
  const tellProblem = useTellProblem();
  const client = useQueryClient();
  const drafts = useQuery(draftsQuery());
  useFreshDrafts();
  const kept = useKeptDrafts();
  const status = useQuery(journalStatusQuery()).data;
  const [old, setOld] = useState(false);
  const discarded = useQuery({ ...discardedDraftsQuery(), enabled: old }).data ?? [];

  const recover = async ({ key }: KeptDraft) => {
    try {
      await tiza.journal.recover({ course, key });
      await receiveDrafts(client, course, [key]);
      void client.invalidateQueries({ queryKey: discardedDraftsQuery().queryKey });
    } catch (error) {
      tellProblem(error);
    }
  };
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <div className={styles.drafts}>
        <p className={styles.about}>{t(status?.protection === 'plain' ? 'aboutPlain' : 'about')}</p>
        {drafts.error !== null && <ErrorNotice error={drafts.error} onRetry={() => void drafts.refetch()} />}
        {status !== undefined && status.locked > 0 && <Locked count={status.locked} />}
        {status !== undefined && status.damaged > 0 && (
          <p className={styles.about}>{t('damaged', { count: status.damaged })}</p>
        )}
        {kept.length === 0 && <p className={styles.about}>{t('none')}</p>}
        <ul className={styles.list}>
          {kept.map((draft) => (
            <DraftRow key={draft.key} course={course} draft={draft} onOpen={onClose} />
          ))}
        </ul>
        {!old && (
          <Button size="xs" variant="subtle" onClick={() => setOld(true)}>
            {t('showDiscarded')}
          </Button>
        )}
        {old && (
          <section aria-label={t('discardedTitle')}>
            <h3>{t('discardedTitle')}</h3>
            {discarded.length === 0 && <p className={styles.about}>{t('noneDiscarded')}</p>}
            <ul className={styles.list}>
              {discarded.map((draft) => (
                <DraftRow
                  key={draft.key}
                  course={course}
                  draft={draft}
                  onOpen={onClose}
                  onRecover={() => void recover(draft)}
                />
              ))}
            </ul>
          </section>
        )}
      </div>
    </Dialog>
  );
}

/** The keychain that opens them did not answer. */
function Locked({ count }: { count: number }) {
  const { t } = useTranslation('drafts');
  const client = useQueryClient();
  const unlock = async () => {
    client.setQueryData(journalStatusQuery().queryKey, await tiza.journal.unlock());
    void client.invalidateQueries({ queryKey: draftsQuery().queryKey });
  };
  return (
    <p className={styles.locked}>
      {t('locked', { count })}{' '}
      <Button size="compact-xs" onClick={() => void unlock()}>
        {t('unlock')}
      </Button>
    </p>
  );
}
