import { Button, NativeSelect } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { moveQuery } from '../../../api/backup-queries.ts';
import { tiza } from '../../../api/client.ts';
import { courseStatusQuery, profilesQuery } from '../../../api/queries.ts';
import { Dialog } from '../../../components/dialog.tsx';
import { useUiStore } from '../../../state/ui-store.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import dialogs from '../dialogs.module.css';
import { MoveSteps } from './move-steps.tsx';
import { MoveUnderWay } from './move-under-way.tsx';

/** One screen from the old host to the new one; it is where it was when one comes back to it. */
export function MoveDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('backups');
  const move = useQuery(moveQuery());
  return (
    <Dialog size="lg" title={t('move.title')} onClose={onClose}>
      <div className={dialogs.body}>
        {move.error !== null && <ErrorNotice error={move.error} onRetry={() => void move.refetch()} />}
        {move.data && (
          <>
            {move.data.step === 'none' && <p>{t('move.text')}</p>}
            <MoveSteps step={move.data.step} />
            {move.data.step === 'none' ? (
              <BeginMove onClose={onClose} />
            ) : (
              <MoveUnderWay move={move.data} onClose={onClose} />
            )}
          </>
        )}
      </div>
    </Dialog>
  );
}

function BeginMove({ onClose }: { onClose(): void }) {
  const { t } = useTranslation('backups');
  const client = useQueryClient();
  const course = useQuery(courseStatusQuery()).data?.course;
  const profiles = useQuery(profilesQuery()).data?.profiles ?? [];
  const openConnect = useUiStore((state) => state.openConnect);
  const others = profiles.filter(({ id }) => id !== course?.id);
  const [chosen, setChosen] = useState<string | null>(null);
  const targetId = chosen ?? others[0]?.id ?? null;
  const begin = useMutation({
    mutationFn: (id: string) => tiza.backups.beginMove({ targetId: id }),
    onSuccess: (state) => client.setQueryData(moveQuery().queryKey, state),
  });
  return (
    <>
      {others.length === 0 ? (
        <p className={dialogs.quiet}>{t('move.noneSaved')}</p>
      ) : (
        <NativeSelect
          label={t('move.choose')}
          data={others.map(({ id, name, host }) => ({ value: id, label: `${name} · ${host}` }))}
          value={targetId ?? ''}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
      )}
      <p className={dialogs.warning}>{t('move.meanwhile')}</p>
      {begin.error !== null && <ErrorNotice error={begin.error} />}
      <div className={dialogs.actions}>
        <Button mr="auto" onClick={() => openConnect()}>
          {t('move.connect')}
        </Button>
        <Button onClick={onClose}>{t('move.close')}</Button>
        <Button
          variant="filled"
          disabled={targetId === null}
          loading={begin.isPending}
          onClick={() => targetId !== null && begin.mutate(targetId)}
        >
          {t('move.begin')}
        </Button>
      </div>
    </>
  );
}
