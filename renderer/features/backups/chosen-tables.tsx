import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { TableName } from '#contract/backup-words';
import { courseTablesQuery } from '../../api/backup-queries.ts';
import { Skeleton } from '../../components/skeleton.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { TablePicker } from './table-picker.tsx';

interface ChosenTablesProps {
  chosen: readonly TableName[];
  onChange(chosen: TableName[]): void;
}

/** Of the open course, as it is now. */
export function ChosenTables({ chosen, onChange }: ChosenTablesProps) {
  const { t } = useTranslation('backups');
  const tables = useQuery(courseTablesQuery());
  if (tables.error !== null) {
    return <ErrorNotice error={tables.error} onRetry={() => void tables.refetch()} />;
  }
  if (tables.data === undefined) return <Skeleton width="60%" />;
  return <TablePicker label={t('scopes.tables')} tables={tables.data} chosen={chosen} onChange={onChange} />;
}
