import { Button, Loader } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Profile } from '#contract/connections';
import { thrown } from '../../api/client.ts';
import { courseStatusQuery, profilesQuery } from '../../api/queries.ts';
import { TizaMark } from '../../components/tiza-mark.tsx';
import { useSettled } from '../../components/use-settled.ts';
import { useUiStore } from '../../state/ui-store.ts';
import { BlankCourseDialog } from '../care/blank-course/blank-course-dialog.tsx';
import { BlankCourseOffer } from '../care/blank-course/blank-course-offer.tsx';
import { useOpenSample } from '../course/use-course.ts';
import { CourseList } from '../courses/course-list.tsx';
import { CourseTransfer } from '../courses/course-transfer.tsx';
import { useEnterCourse } from '../courses/use-open-course.ts';
import { ErrorNotice } from '../errors/error-notice.tsx';
import { PreferenceSwitches } from '../preferences/preference-switches.tsx';
import { usePreferences, usePreferencesError } from '../preferences/use-preferences.ts';
import { ChalkDrawing } from './chalk-drawing.tsx';
import { StartupNotices } from './startup-notices.tsx';
import { WayCards } from './way-cards.tsx';
import styles from './welcome-screen.module.css';

export function WelcomeScreen() {
  const { t } = useTranslation('welcome');
  const { info } = usePreferences();
  const notSaved = usePreferencesError();
  const status = useQuery(courseStatusQuery());
  const sample = useOpenSample();
  const openConnect = useUiStore((state) => state.openConnect);
  const [blank, setBlank] = useState<Profile | null>(null);
  const list = useQuery(profilesQuery());
  const enter = useEnterCourse(list.data);
  const opening = sample.isPending || status.data?.link === 'connecting';
  const told = status.data?.problem;
  const problem = sample.error ?? status.error ?? (told === undefined ? null : thrown(told));
  const profiles = list.data?.profiles ?? [];
  const failed = profiles.find(({ id }) => id === status.data?.failed);
  const again = failed?.id;
  const openingName = sample.isPending ? undefined : status.data?.opening;
  // Its own row tells that it is being opened.
  const listed = profiles.some(({ name }) => name === openingName);
  useSettled(!status.isPending && !list.isPending && !opening);
  return (
    <div className={styles.screen}>
      <ChalkDrawing />
      <main className={styles.main}>
        <header className={styles.head}>
          <TizaMark size={64} />
          <h1>Tiza</h1>
          <p>{t('tagline')}</p>
        </header>
        <div className={styles.news}>
          {openingName !== undefined && !listed && (
            <p className={styles.opening} role="status">
              <Loader size={18} color="var(--accent)" aria-hidden />
              {t('opening', { name: openingName })}
            </p>
          )}
          {!opening && problem !== null && (
            <ErrorNotice error={problem} onRetry={again === undefined ? undefined : () => enter(again)}>
              {again !== undefined && (
                <Button onClick={() => openConnect(again)}>{t('reviewConnection')}</Button>
              )}
              {failed !== undefined && told?.details?.reason === 'database-empty' && (
                <BlankCourseOffer onAccept={() => setBlank(failed)} />
              )}
            </ErrorNotice>
          )}
          {notSaved !== null && <ErrorNotice error={notSaved} />}
          <StartupNotices notices={info.startupNotices} />
        </div>
        {blank !== null && <BlankCourseDialog profile={blank} onClose={() => setBlank(null)} />}
        <CourseList disabled={opening} opening={openingName} />
        <WayCards
          disabled={opening}
          preparingSample={sample.isPending}
          compact={profiles.length > 0}
          onConnect={() => openConnect()}
          onSample={() => sample.mutate()}
        />
        {list.data && <CourseTransfer profiles={profiles} />}
      </main>
      <footer className={styles.foot}>
        <span>{t('version', { version: info.version })}</span>
        <PreferenceSwitches />
      </footer>
    </div>
  );
}
