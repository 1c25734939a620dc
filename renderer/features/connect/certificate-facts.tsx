import { useTranslation } from 'react-i18next';
import type { CertificateInfo } from '#contract/connection-wire';
import { useLanguage } from '../../i18n/use-language.ts';
import styles from './certificate-panel.module.css';
import { compared, dayOf, oneLine } from './certificate-text.ts';

interface CertificateFactsProps {
  certificate: CertificateInfo;
  /** The pinned one it should have been. */
  pinned: string | null;
}

export function CertificateFacts({ certificate, pinned }: CertificateFactsProps) {
  const { t } = useTranslation('connect');
  const language = useLanguage();
  const { subject, issuer, names, validFrom, validTo, sha256, selfSigned, chain } = certificate;
  const by = oneLine(issuer);
  return (
    <dl className={styles.facts}>
      <dt>{t('certificate.subject')}</dt>
      <dd>{oneLine(subject)}</dd>
      <dt>{t('certificate.issuer')}</dt>
      <dd>{selfSigned ? t('certificate.itself', { issuer: by }) : by}</dd>
      <dt>{t('certificate.names')}</dt>
      <dd>{names.length === 0 ? t('certificate.noNames') : names.join(', ')}</dd>
      <dt>{t('certificate.dates')}</dt>
      <dd>{t('certificate.range', { from: dayOf(validFrom, language), to: dayOf(validTo, language) })}</dd>
      {chain.length > 0 && (
        <>
          <dt>{t('certificate.chain')}</dt>
          <dd>
            {chain.map((one) => (
              <div key={one.sha256} title={one.sha256}>
                {oneLine(one.subject)}, {t('certificate.until', { date: dayOf(one.validTo, language) })}
              </div>
            ))}
          </dd>
        </>
      )}
      {pinned === null ? (
        <>
          <dt>{t('certificate.sha256')}</dt>
          <dd>
            <Fingerprint of={sha256} against={sha256} />
          </dd>
        </>
      ) : (
        <>
          <dt>{t('certificate.pinned')}</dt>
          <dd>
            <Fingerprint of={pinned} against={sha256} />
          </dd>
          <dt>{t('certificate.found')}</dt>
          <dd>
            <Fingerprint of={sha256} against={pinned} />
          </dd>
        </>
      )}
    </dl>
  );
}

/** In two lines of sixteen bytes, as people read it to each other; what differs stands out. */
function Fingerprint({ of, against }: { of: string; against: string }) {
  const bytes = compared(of, against);
  const line = (from: number) =>
    bytes.slice(from, from + 16).map(({ byte, same }, index) => (
      <span key={index} data-same={same}>
        {byte}
        {from + index < bytes.length - 1 && ':'}
      </span>
    ));
  return (
    <code className={styles.fingerprint}>
      {line(0)}
      <wbr />
      {line(16)}
    </code>
  );
}
