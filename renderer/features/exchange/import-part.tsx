import { Button, Checkbox } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ReadDrafts } from '#contract/exchange';
import { tiza } from '../../api/client.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { receiveDrafts } from '../drafts/returned-drafts.ts';
import { draftText } from '../drafts/use-drafts.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import styles from './exchange-dialog.module.css';

const mostErrors = 100;

/** Comments from a file become drafts, to be read before anything is published. */
export function ImportPart({ course, onClose }: { course: string; onClose: () => void }) {
  const { t } = useTranslation('exchange');
  const client = useQueryClient();
  const openPublishing = useUiStore((state) => state.openPublishing);
  const [replace, setReplace] = useState(false);
  const reading = useMutation({ mutationFn: () => tiza.exchange.readDrafts() });
  const read = reading.data ?? undefined;
  const isTaken = ({ key, text }: ReadDrafts['drafts'][number]) => {
    const there = draftText(client, course, key).trim();
    return there !== '' && there !== text.trim();
  };
  const taken = read?.drafts.filter(isTaken) ?? [];
  const wanted = read?.drafts.filter((draft) => replace || !taken.includes(draft)) ?? [];
  const keeping = useMutation({
    async mutationFn(drafts: ReadDrafts['drafts']) {
      for (const draft of drafts) await tiza.journal.keep({ course, ...draft });
      await receiveDrafts(
        client,
        course,
        drafts.map(({ key }) => key),
        'replaced',
      );
    },
    onSuccess() {
      onClose();
      openPublishing();
    },
  });
  const error = reading.error ?? keeping.error;
  return (
    <section aria-labelledby="exchange-in">
      <h3 id="exchange-in">{t('in.title')}</h3>
      <p>{t('in.text')}</p>
      <div className={styles.tools}>
        <Button size="xs" loading={reading.isPending} onClick={() => reading.mutate()}>
          {t('in.choose')}
        </Button>
      </div>
      {error !== null && <ErrorNotice error={error} />}
      {read !== undefined && (
        <div className={styles.read} role="status">
          <p>
            {t('in.found', { count: read.drafts.length, name: read.name })}{' '}
            {read.blank > 0 && t('in.blank', { count: read.blank })}
          </p>
          {read.errors.length > 0 && (
            <>
              <p>{t('in.errors', { count: read.errors.length })}</p>
              <ul>
                {read.errors.slice(0, mostErrors).map(({ row, reason }) => (
                  <li key={row}>{t('in.row', { row, reason: t(`in.reason.${reason}`) })}</li>
                ))}
              </ul>
            </>
          )}
          {taken.length > 0 && (
            <Checkbox
              label={t('in.replace', { count: taken.length })}
              checked={replace}
              onChange={({ currentTarget }) => setReplace(currentTarget.checked)}
            />
          )}
          <Button
            size="xs"
            variant="filled"
            loading={keeping.isPending}
            disabled={wanted.length === 0}
            onClick={() => keeping.mutate(wanted)}
          >
            {t('in.keep', { count: wanted.length })}
          </Button>
        </div>
      )}
    </section>
  );
}
