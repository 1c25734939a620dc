import { useTranslation } from 'react-i18next';
import type { CourseStatus } from '#contract/course';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './status-bar.module.css';

export function StatusBar({ status }: { status: CourseStatus }) {
  const { t } = useTranslation('status');
  const language = useLanguage();
  const { link, course, wire } = status;
  const { tls, roundTripMs } = wire ?? {};
  const known = typeof roundTripMs === 'number' && link === 'ready';
  const facts = [
    course && (course.kind === 'sample' ? t('sample') : `${course.database}@${course.host}`),
    course?.kind === 'profile' && tls && t(`tls.${tls.mode}`, { version: spoken(tls.version) }),
    known && t('roundTrip', { ms: formatMs(roundTripMs, language) }),
  ].filter(Boolean);
  return (
    <footer className={styles.bar}>
      <span className={styles.link} data-link={link} role="status">
        {t(`link.${link}`)}
      </span>
      <span className={styles.facts} title={known ? t('roundTripHelp') : undefined}>
        {facts.join(' · ')}
      </span>
      {link === 'lost' && <span className={styles.lost}>{t('lostText')}</span>}
      {course?.kind === 'profile' && <bdi className={styles.user}>{course.user}</bdi>}
    </footer>
  );
}

/** `TLSv1.3` as people write it. */
function spoken(version: string | null): string {
  return version === null ? 'TLS' : version.replace(/^TLSv/, 'TLS ');
}

/** A link within the computer answers in less than a millisecond. */
function formatMs(ms: number, language: string): string {
  return ms.toLocaleString(language, { maximumFractionDigits: ms < 10 ? 1 : 0 });
}
