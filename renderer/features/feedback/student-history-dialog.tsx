import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Student } from '#contract/grading';
import { studentHistoryQuery } from '../../api/writing-queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { PrintStudent } from '../exchange/print-student.tsx';
import { useNaming } from '../students/use-naming.ts';
import { Revisions } from './revisions.tsx';

/** Everything one student was ever told, and what was changed or withdrawn since. */
export function StudentHistoryDialog({ student, onClose }: { student: Student; onClose: () => void }) {
  const { t } = useTranslation('feedback');
  const naming = useNaming();
  const history = useInfiniteQuery(studentHistoryQuery(student.id));
  return (
    <Dialog title={t('history.allTitle', { student: naming.name(student) })} size="lg" onClose={onClose}>
      {history.error !== null && <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />}
      {history.data !== undefined && (
        <Revisions titled student={student} revisions={history.data.pages.flatMap(({ items }) => items)} />
      )}
      <PrintStudent student={student} />
      {history.hasNextPage && (
        <Button size="xs" loading={history.isFetching} onClick={() => void history.fetchNextPage()}>
          {t('history.more')}
        </Button>
      )}
    </Dialog>
  );
}
