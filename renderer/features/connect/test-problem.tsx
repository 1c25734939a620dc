import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ConnectionTest, TlsChoice } from '#contract/connection-wire';
import { reasonText } from '../errors/error-text.ts';
import { CertificatePanel } from './certificate-panel.tsx';
import styles from './test-problem.module.css';

interface TestProblemProps {
  result: ConnectionTest;
  onChoose: (choice: TlsChoice, proof?: string) => void;
  onAllowOldMethods: () => void;
}

/** What to try next, and what may be decided here and now. */
export function TestProblem({ result, onChoose, onAllowOldMethods }: TestProblemProps) {
  const { t } = useTranslation('connect');
  const { t: explain } = useTranslation(['errors', 'reasons']);
  const { problem, tls } = result;
  if (problem === null) return null;
  const text = reasonText(explain, problem.reason, problem.details);
  const pinned = problem.reason === 'certificate-changed' ? String(problem.details.pin) : null;
  const askedInOldWay = problem.reason === 'password-in-clear' || problem.reason === 'password-by-md5';
  return (
    <div className={styles.problem}>
      <p className={styles.next} role="alert">
        {pinned === null
          ? (text?.next ?? explain('errors:codes.internal.title'))
          : t('certificate.changedNext')}
      </p>
      {askedInOldWay && (
        <div className={styles.old}>
          <p>{t(vouched(result) ? 'oldMethods.text' : 'oldMethods.unverified')}</p>
          {vouched(result) && <Button onClick={onAllowOldMethods}>{t('oldMethods.allow')}</Button>}
        </div>
      )}
      {tls?.problem && <CertificatePanel finding={tls} pinned={pinned} onChoose={onChoose} />}
    </div>
  );
}

/** Only to who is known to be the right server may a password go unprotected. */
function vouched({ tls }: ConnectionTest): boolean {
  const settings = tls?.settings;
  if (!tls?.offered || !settings) return false;
  return settings.mode.startsWith('verify') || settings.ca !== undefined || settings.pin !== undefined;
}
