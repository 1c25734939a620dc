import { Button } from '@mantine/core';
import { IconClipboardText } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { tiza } from '../../api/client.ts';
import { reportProblem } from '../errors/report-problem.ts';
import styles from './clipboard-offer.module.css';

/** Shown covered, and read as it is only when the person says so. */
export function ClipboardOffer({ onTaken }: { onTaken: (text: string) => Promise<void> }) {
  const { t } = useTranslation('paste');
  const [gone, setGone] = useState(false);
  const offer = useQuery({
    queryKey: ['connect', 'clipboardOffer'],
    queryFn: () => tiza.connect.clipboardOffer(),
    staleTime: 0,
    gcTime: 0,
  });
  const look = offer.refetch;
  // People come back from their host's page with something new.
  useEffect(() => {
    const again = () => void look();
    window.addEventListener('focus', again);
    return () => window.removeEventListener('focus', again);
  }, [look]);

  const take = async () => {
    const taken = await tiza.connect.takeClipboard();
    setGone(taken === null);
    if (taken === null) await look();
    else await onTaken(taken.text);
  };
  if (gone) return <p className={styles.gone}>{t('clipboard.gone')}</p>;
  if (!offer.data) return null;
  return (
    <div className={styles.offer}>
      <IconClipboardText size={17} stroke={1.7} aria-hidden />
      <div className={styles.text}>
        {t('clipboard.offer')} <code>{offer.data.masked}</code>
      </div>
      <Button size="xs" onClick={() => void take().catch(reportProblem)}>
        {t('clipboard.take')}
      </Button>
    </div>
  );
}
