import { useTranslation } from 'react-i18next';
import type { LinkStatus } from '#contract/connection-link';
import type { TlsMark } from '#contract/connection-wire';
import styles from './status-bar.module.css';

interface WireFactProps {
  tls: LinkStatus['tls'];
  mark: TlsMark;
}

/** The encryption in a few words; the mark stands for as long as the course is open. */
export function WireFact({ tls, mark }: WireFactProps) {
  const { t } = useTranslation('status');
  const kind = tls.version === null ? 'open' : tls.verified ? 'verified' : 'unverified';
  // `TLSv1.3` as people write it.
  const version = tls.version?.replace(/^TLSv/, 'TLS ') ?? '';
  return (
    <span className={styles.fact} data-mark={mark} title={t(`tlsHelp.${kind}`)}>
      {t(`tls.${kind}`, { version })}
    </span>
  );
}
