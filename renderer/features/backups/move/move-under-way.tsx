import { Button, PasswordInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MoveState } from '#contract/backup-words';
import { backupJobQuery, backupOverviewQuery, moveQuery, receiveJob } from '../../../api/backup-queries.ts';
import { tiza } from '../../../api/client.ts';
import { profilesQuery } from '../../../api/queries.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import dialogs from '../dialogs.module.css';
import { JobCard } from '../job-card.tsx';
import { PassphraseFields } from '../passphrase-fields.tsx';
import { isWhole, nothingTyped } from '../typed-passphrase.ts';
import { useReopenCourse } from './use-reopen-course.ts';

export function MoveUnderWay({ move, onClose }: { move: MoveState; onClose(): void }) {
  const { t } = useTranslation(['backups', 'connect']);
  const client = useQueryClient();
  const overview = useQuery(backupOverviewQuery()).data;
  const job = useQuery(backupJobQuery()).data;
  const target = useQuery(profilesQuery()).data?.profiles.find(({ id }) => id === move.targetId);
  const [passphrase, setPassphrase] = useState('');
  const [typed, setTyped] = useState(nothingTyped);
  const reopen = useReopenCourse(move.targetId);
  const become = { onSuccess: (state: MoveState) => client.setQueryData(moveQuery().queryKey, state) };
  const goOn = useMutation({
    mutationFn: () => tiza.backups.continueMove(keyTyped()),
    onSuccess: (begun) => receiveJob(client, begun),
  });
  const change = useMutation({ mutationFn: () => tiza.backups.switchCourse(), ...become });
  const end = useMutation({ mutationFn: () => tiza.backups.endMove(), ...become });
  const running = job?.state === 'running';
  const working = move.step === 'backup' || move.step === 'restore';
  const asks = working && !running && overview?.choices.encrypt === true && !overview.passphraseKnown;
  // One that is about to encrypt is typed twice; one that opens what there is says itself whether it is right.
  const encrypts = asks && move.step === 'backup';
  const opens = asks && move.step === 'restore';
  const missing = (encrypts && !isWhole(typed)) || (opens && passphrase === '');
  const keyTyped = () => {
    if (encrypts) return { passphrase: typed.first, remember: typed.remember };
    return opens ? { passphrase, remember: false } : { remember: false };
  };
  const error = goOn.error ?? change.error ?? end.error;
  return (
    <>
      {target !== undefined && move.step !== 'done' && (
        <p className={dialogs.quiet}>
          {target.name} · {target.host}
        </p>
      )}
      {job?.kind === 'move' && working && <JobCard />}
      {encrypts && overview && <PassphraseFields typed={typed} onChange={setTyped} store={overview.store} />}
      {opens && (
        <PasswordInput
          label={t('backups:move.opens')}
          autoComplete="off"
          value={passphrase}
          visibilityToggleButtonProps={{ 'aria-label': t('connect:password.show') }}
          onChange={(event) => setPassphrase(event.currentTarget.value)}
        />
      )}
      {move.step === 'switch' && <p>{t('backups:move.same')}</p>}
      {move.step === 'switch' && <p className={dialogs.warning}>{t('backups:move.platform')}</p>}
      {move.step === 'done' && <p>{t('backups:move.done')}</p>}
      {error !== null && <ErrorNotice error={error} />}
      <div className={dialogs.actions}>
        {move.step !== 'done' && !running && (
          <Button mr="auto" variant="subtle" onClick={() => end.mutate()}>
            {t('backups:move.stop')}
          </Button>
        )}
        <Button onClick={onClose}>{t('backups:move.close')}</Button>
        {working && (
          <Button
            variant="filled"
            disabled={running || missing}
            loading={goOn.isPending}
            onClick={() => goOn.mutate()}
          >
            {t('backups:move.continue')}
          </Button>
        )}
        {move.step === 'switch' && (
          <Button variant="filled" loading={change.isPending} onClick={() => change.mutate()}>
            {t('backups:move.switch')}
          </Button>
        )}
        {move.step === 'done' && (
          <Button variant="filled" loading={reopen.isPending} onClick={() => reopen.mutate()}>
            {t('backups:move.reopen')}
          </Button>
        )}
      </div>
    </>
  );
}
