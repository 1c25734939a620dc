import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/connections';
import { BlankCourseDialog } from './blank-course-dialog.tsx';

interface BlankCourseOfferProps {
  /** The course whose database is empty, saved by now; `null`: something has to be filled in first. */
  profile(): Promise<Profile | null>;
  /** Typed just now. */
  password?: string;
  onOpened?(): void;
}

/** An empty database is a problem for whoever looks for a course, and a beginning for whoever wants one. */
export function BlankCourseOffer({ profile, password, onOpened }: BlankCourseOfferProps) {
  const { t } = useTranslation('database');
  const [chosen, setChosen] = useState<Profile | null>(null);
  return (
    <>
      <Button title={t('blank.offerText')} onClick={() => void profile().then(setChosen)}>
        {t('blank.offer')}
      </Button>
      {chosen !== null && (
        <BlankCourseDialog
          profile={chosen}
          password={password}
          onClose={() => setChosen(null)}
          onOpened={onOpened}
        />
      )}
    </>
  );
}
