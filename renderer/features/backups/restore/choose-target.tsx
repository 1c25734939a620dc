import { Button } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#contract/app-error';
import type { BackupJob, Inspected, RestoreTarget } from '#contract/backups';
import { tiza } from '../../../api/client.ts';
import { courseStatusQuery, profilesQuery } from '../../../api/queries.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import styles from '../dialogs.module.css';
import { FileFacts } from './file-facts.tsx';
import { firstKind, TargetChoices, targetOf, type Wished } from './target-choices.tsx';
import { UnlockFile } from './unlock-file.tsx';

interface ChooseTargetProps {
  inspected: Inspected;
  onInspected(found: Inspected): void;
  onTarget(target: RestoreTarget): void;
  onBegun(job: BackupJob): void;
  /** To the list the file was chosen from; without one there is only the way out. */
  onBack?: (() => void) | undefined;
  onClose(): void;
}

/** What the file is and holds, and what can be done with it; nothing has been done so far. */
export function ChooseTarget(props: ChooseTargetProps) {
  const { inspected, onInspected, onTarget, onBegun, onBack, onClose } = props;
  const { t } = useTranslation('backups');
  const status = useQuery(courseStatusQuery()).data;
  const profiles = useQuery(profilesQuery()).data?.profiles ?? [];
  const others = profiles.filter(({ id }) => id !== status?.course?.id);
  const [wished, setWished] = useState<Wished>(() => ({
    kind: firstKind(status),
    name: suggestedName(status?.course?.database ?? 'curso'),
    profile: null,
    tables: [],
  }));
  const { file, open } = inspected;
  const inside = useMutation({ mutationFn: () => tiza.backups.lookInside({ file }), onSuccess: onBegun });
  const prove = useMutation({ mutationFn: () => tiza.backups.prove({ file }), onSuccess: onBegun });
  const refusal = refusalOf(inspected);
  const target = targetOf({ ...wished, profile: wished.profile ?? others[0]?.id ?? null });
  const error = inside.error ?? prove.error;
  const usable = open && refusal === null;
  return (
    <div className={styles.body}>
      <FileFacts inspected={inspected} />
      {!open && <UnlockFile file={file} onInspected={onInspected} />}
      {refusal !== null && (
        <ErrorNotice error={new AppError('backup-damaged', '', { details: { reason: refusal } })} />
      )}
      {usable && <TargetChoices {...{ inspected, status, others, wished }} onChange={setWished} />}
      {error !== null && <ErrorNotice error={error} />}
      <div className={styles.actions}>
        {usable && (
          <>
            <Button variant="subtle" loading={inside.isPending} onClick={() => inside.mutate()}>
              {t('actions.inside')}
            </Button>
            <Button variant="subtle" mr="auto" loading={prove.isPending} onClick={() => prove.mutate()}>
              {t('actions.prove')}
            </Button>
          </>
        )}
        <Button onClick={onBack ?? onClose}>{t(onBack ? 'restore.back' : 'restore.cancel')}</Button>
        {refusal === null && (
          <Button
            variant="filled"
            disabled={!usable || target === null}
            onClick={() => target !== null && onTarget(target)}
          >
            {t('restore.compare')}
          </Button>
        )}
      </div>
    </div>
  );
}

function suggestedName(database: string): string {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return `${database.slice(0, 50)}_${today}`;
}

type Refused = 'backup-empty' | 'backup-not-recognised' | 'backup-apart-data-only';

/** Why nothing can be done with it, as far as its beginning says so. */
function refusalOf({ kind, content }: Inspected): Refused | null {
  if (kind === 'empty') return 'backup-empty';
  if (kind === 'unknown' || kind === 'tar' || kind === 'zstd') return 'backup-not-recognised';
  return content === 'data' ? 'backup-apart-data-only' : null;
}
