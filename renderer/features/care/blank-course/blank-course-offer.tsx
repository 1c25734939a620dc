import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** An empty database is a problem for whoever looks for a course, and a beginning for whoever wants one. */
export function BlankCourseOffer({ onAccept }: { onAccept(): void }) {
  const { t } = useTranslation('database');
  return (
    <Button title={t('blank.offerText')} onClick={onAccept}>
      {t('blank.offer')}
    </Button>
  );
}
