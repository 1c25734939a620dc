import { Button, NativeSelect, Radio, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Inspected, RestoreTarget } from '#contract/backups';
import { courseStatusQuery, profilesQuery } from '../../../api/queries.ts';
import { useMayChange } from '../../care/use-may-change.ts';
import styles from '../dialogs.module.css';
import { FileFacts } from './file-facts.tsx';
import { UnlockFile } from './unlock-file.tsx';

interface ChooseTargetProps {
  inspected: Inspected;
  onInspected(found: Inspected): void;
  onTarget(target: RestoreTarget): void;
  onBack(): void;
}

type Kind = RestoreTarget['kind'];

export function ChooseTarget({ inspected, onInspected, onTarget, onBack }: ChooseTargetProps) {
  const { t } = useTranslation('backups');
  const status = useQuery(courseStatusQuery()).data;
  const profiles = useQuery(profilesQuery()).data?.profiles ?? [];
  const { refusal } = useMayChange();
  const course = status?.course;
  const others = profiles.filter(({ id }) => id !== course?.id);
  const creates = status?.wire?.rights?.createsDatabases ?? true;
  const [kind, setKind] = useState<Kind>(creates ? 'new-database' : 'profile');
  const [name, setName] = useState(suggestedName(course?.database ?? 'curso'));
  const [chosen, setChosen] = useState<string | null>(null);
  const profile = chosen ?? others[0]?.id ?? null;
  const target = targetOf(kind, name.trim(), profile);
  return (
    <div className={styles.body}>
      <FileFacts inspected={inspected} />
      {!inspected.open && <UnlockFile file={inspected.file} onInspected={onInspected} />}
      {inspected.open && (
        <Radio.Group label={t('restore.target')} value={kind} onChange={(value) => setKind(value as Kind)}>
          <div className={styles.body}>
            <Radio value="new-database" label={t('restore.targets.new-database')} disabled={!creates} />
            {kind === 'new-database' && (
              <TextInput
                label={t('restore.newName')}
                value={name}
                maxLength={63}
                onChange={(event) => setName(event.currentTarget.value)}
              />
            )}
            <Radio value="profile" label={t('restore.targets.profile')} />
            {kind === 'profile' && others.length === 0 && (
              <p className={styles.quiet}>{t('restore.noProfiles')}</p>
            )}
            {kind === 'profile' && others.length > 0 && (
              <NativeSelect
                label={t('restore.profile')}
                data={others.map(({ id, name: label, host }) => ({ value: id, label: `${label} · ${host}` }))}
                value={profile ?? ''}
                onChange={(event) => setChosen(event.currentTarget.value)}
              />
            )}
            <Radio value="in-place" label={t('restore.targets.in-place')} disabled={refusal !== null} />
          </div>
        </Radio.Group>
      )}
      <div className={styles.actions}>
        <Button onClick={onBack}>{t('restore.back')}</Button>
        <Button
          variant="filled"
          disabled={!inspected.open || target === null}
          onClick={() => target !== null && onTarget(target)}
        >
          {t('restore.compare')}
        </Button>
      </div>
    </div>
  );
}

function suggestedName(database: string): string {
  const today = new Date().toISOString().slice(0, 10).replaceAll('-', '');
  return `${database.slice(0, 50)}_${today}`;
}

function targetOf(kind: Kind, name: string, profile: string | null): RestoreTarget | null {
  if (kind === 'in-place') return { kind };
  if (kind === 'profile') return profile === null ? null : { kind, id: profile };
  return name === '' ? null : { kind, name };
}
