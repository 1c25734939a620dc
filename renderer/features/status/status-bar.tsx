import { useTranslation } from 'react-i18next';
import type { CourseStatus } from '#contract/course';
import { formatMs } from '../../i18n/format-numbers.ts';
import { useLanguage } from '../../i18n/use-language.ts';
import { DraftsFact } from '../drafts/drafts-fact.tsx';
import { LostLink } from './lost-link.tsx';
import { RightsPopover } from './rights-popover.tsx';
import styles from './status-bar.module.css';
import { WireFact } from './wire-fact.tsx';

/** Where the words on screen come from, and how well the way there is. */
export function StatusBar({ status }: { status: CourseStatus }) {
  const { t } = useTranslation('status');
  const language = useLanguage();
  const { link, course, wire, mark } = status;
  const ms = link === 'ready' ? wire?.roundTripMs : null;
  const remote = course?.kind === 'profile';
  const rights = wire?.rights ?? undefined;
  const readOnly = course?.readOnly || (rights && rights.readOnly !== 'no');
  const login = rights?.login ?? course?.user;
  return (
    <footer className={styles.bar}>
      <span className={styles.link} data-link={link} role="status">
        {t(`link.${link}`)}
      </span>
      {link === 'lost' && course && (
        <LostLink courseId={course.id} problem={wire?.problem ?? null} retryAt={wire?.retryAt ?? null} />
      )}
      <span className={styles.facts}>
        {course && (
          <span className={styles.fact}>{remote ? `${course.database}@${course.host}` : t('sample')}</span>
        )}
        {remote && wire && link === 'ready' && <WireFact tls={wire.tls} mark={mark ?? 'none'} />}
        {typeof ms === 'number' && (
          <span className={styles.fact} title={t('roundTripHelp')}>
            {t('roundTrip', { ms: formatMs(ms, language) })}
          </span>
        )}
        {course && <DraftsFact course={course.id} />}
      </span>
      {remote && rights === undefined && <bdi className={styles.who}>{login}</bdi>}
      {remote && rights && (
        <RightsPopover rights={rights} looking={course.readOnly}>
          <bdi>{login}</bdi> · {t(`login.${rights.kind}`)}
          {readOnly && rights.kind !== 'reader' && ` · ${t('readOnly')}`}
        </RightsPopover>
      )}
    </footer>
  );
}
