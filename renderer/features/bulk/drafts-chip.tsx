import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useUiStore } from '../../state/ui-store.ts';
import { useOpenCourse } from '../course/use-open-course.ts';
import { isCommentKey } from '../drafts/draft-kinds.ts';
import { useDraftKeys } from '../drafts/use-drafts.ts';

/** What was begun in the open list and not published; leads to publishing it together. */
export function DraftsChip({ className }: { className: string | undefined }) {
  const { t } = useTranslation('bulk');
  const activity = useUiStore((state) => state.activity);
  const open = useUiStore((state) => state.openPublishing);
  const keys = [...useDraftKeys(useOpenCourse()?.id ?? '')];
  const count = keys.filter((key) => isCommentKey(key, activity)).length;
  if (count === 0) return null;
  return (
    <UnstyledButton className={className} title={t('draftsHelp')} onClick={open}>
      {t('drafts', { count })}
    </UnstyledButton>
  );
}
