import { Button, Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PrintQuery } from '#contract/exchange';
import { useUiStore } from '../../state/ui-store.ts';
import { Choice } from '../settings/choice.tsx';
import styles from './exchange-dialog.module.css';

interface PdfChoicesProps {
  pending: boolean;
  onPrint: (wanted: Pick<PrintQuery, 'per' | 'names'>) => void;
}

/** What a PDF is about, and whether it says who. */
export function PdfChoices({ pending, onPrint }: PdfChoicesProps) {
  const { t } = useTranslation('exchange');
  const [per, setPer] = useState<PrintQuery['per']>('student');
  const [names, setNames] = useState(!useUiStore.getState().namesHidden);
  return (
    <>
      <Choice
        label={t('pdf.per')}
        value={per}
        choices={[
          { value: 'student', label: t('pdf.student') },
          { value: 'activity', label: t('pdf.activity') },
        ]}
        onChange={setPer}
      />
      <Checkbox
        size="xs"
        label={t('pdf.names')}
        description={t('pdf.namesHelp')}
        checked={names}
        onChange={({ currentTarget }) => setNames(currentTarget.checked)}
      />
      <div className={styles.tools}>
        <Button size="xs" loading={pending} onClick={() => onPrint({ per, names })}>
          {t('pdf.go')}
        </Button>
      </div>
    </>
  );
}
