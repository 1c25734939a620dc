import { NativeSelect, Radio, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TableName } from '#contract/backup-words';
import type { Inspected, RestoreTarget } from '#contract/backups';
import type { Profile } from '#contract/connections';
import type { CourseStatus } from '#contract/course';
import { useMayChange } from '../../care/use-may-change.ts';
import styles from '../dialogs.module.css';
import { TablePicker } from '../table-picker.tsx';

type Kind = RestoreTarget['kind'];

/** What is filled in, also for the places that are not chosen at the moment. */
export interface Wished {
  kind: Kind;
  name: string;
  profile: string | null;
  tables: TableName[];
}

interface TargetChoicesProps {
  inspected: Inspected;
  status: CourseStatus | undefined;
  /** The saved courses that are not the open one. */
  others: Profile[];
  wished: Wished;
  onChange(wished: Wished): void;
}

export function TargetChoices({ inspected, status, others, wished, onChange }: TargetChoicesProps) {
  const { t } = useTranslation('backups');
  const { refusal } = useMayChange();
  const open = status?.course !== undefined && refusal === null;
  const mayTry = status?.course !== undefined && (refusal === null || refusal === 'askAdmin');
  const creates = mayTry && (status?.wire?.rights?.createsDatabases ?? true);
  const { tables, content } = inspected;
  const { kind } = wished;
  const whole = content === null || content === 'all';
  return (
    <Radio.Group
      label={t('restore.target')}
      value={kind}
      onChange={(value) => onChange({ ...wished, kind: kinds.find((one) => one === value) ?? 'profile' })}
    >
      <div className={styles.choices}>
        <Radio value="new-database" label={t('restore.targets.new-database')} disabled={!creates} />
        {kind === 'new-database' && (
          <TextInput
            className={styles.under}
            label={t('restore.newName')}
            value={wished.name}
            maxLength={63}
            onChange={(event) => onChange({ ...wished, name: event.currentTarget.value })}
          />
        )}
        <Radio value="profile" label={t('restore.targets.profile')} />
        {kind === 'profile' && others.length === 0 && (
          <p className={`${styles.quiet} ${styles.under}`}>{t('restore.noProfiles')}</p>
        )}
        {kind === 'profile' && others.length > 0 && (
          <NativeSelect
            className={styles.under}
            label={t('restore.profile')}
            data={others.map(({ id, name, host }) => ({ value: id, label: `${name} · ${host}` }))}
            value={wished.profile ?? others[0]?.id ?? ''}
            onChange={(event) => onChange({ ...wished, profile: event.currentTarget.value })}
          />
        )}
        <Radio
          value="beside"
          label={t('restore.targets.beside')}
          description={tables.length === 0 ? t('restore.besideUnknown') : undefined}
          disabled={!open || !whole || tables.length === 0}
        />
        {kind === 'beside' && (
          <div className={styles.under}>
            <TablePicker
              label={t('restore.targets.beside')}
              tables={tables}
              chosen={wished.tables}
              onChange={(chosen) => onChange({ ...wished, tables: chosen })}
            />
          </div>
        )}
        <Radio value="in-place" label={t('restore.targets.in-place')} disabled={!open || !whole} />
        {status?.course === undefined && <p className={styles.quiet}>{t('restore.noCourse')}</p>}
      </div>
    </Radio.Group>
  );
}

const kinds: readonly Kind[] = ['new-database', 'profile', 'beside', 'in-place'];

/** The place where least can go wrong. */
export function firstKind(status: CourseStatus | undefined): Kind {
  const creates = status?.wire?.rights?.createsDatabases ?? true;
  return status?.course !== undefined && !status.course.readOnly && creates ? 'new-database' : 'profile';
}

export function targetOf({ kind, name, profile, tables }: Wished): RestoreTarget | null {
  if (kind === 'in-place') return { kind };
  if (kind === 'beside') return tables.length === 0 ? null : { kind, tables };
  if (kind === 'profile') return profile === null ? null : { kind, id: profile };
  return name.trim() === '' ? null : { kind, name: name.trim() };
}
