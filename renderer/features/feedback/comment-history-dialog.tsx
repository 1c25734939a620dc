import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Student } from '#contract/grading';
import { commentHistoryQuery } from '../../api/writing-queries.ts';
import { Dialog } from '../../components/dialog.tsx';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { Revisions } from './revisions.tsx';

interface CommentHistoryDialogProps {
  id: string;
  student: Student;
  onClose: () => void;
}

/** Who wrote and changed one comment, when, and what became of it each time. */
export function CommentHistoryDialog({ id, student, onClose }: CommentHistoryDialogProps) {
  const { t } = useTranslation('feedback');
  const history = useQuery(commentHistoryQuery(id, student.id));
  return (
    <Dialog title={t('history.oneTitle')} size="lg" onClose={onClose}>
      {history.error !== null && <ErrorNotice error={history.error} onRetry={() => void history.refetch()} />}
      {history.data !== undefined && <Revisions student={student} revisions={history.data.toReversed()} />}
    </Dialog>
  );
}
