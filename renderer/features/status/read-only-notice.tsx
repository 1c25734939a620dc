import { useTranslation } from 'react-i18next';
import type { CourseStatus } from '#contract/course';
import { Notice } from '../../components/notice.tsx';

/** Said once over the desk; the status bar goes on saying it in two words. */
export function ReadOnlyNotice({ status }: { status: CourseStatus }) {
  const { t } = useTranslation('status');
  const { course, wire } = status;
  if (course === undefined) return null;
  const readOnly = wire?.rights?.readOnly ?? 'no';
  // A login that only reads makes its session read-only on purpose when the person is just looking.
  const why = course.readOnly ? 'looking' : readOnly;
  if (why === 'no') return null;
  return <Notice id={`${why} ${course.id}`} label={t('readOnly')} text={t(`banner.${why}`)} />;
}
