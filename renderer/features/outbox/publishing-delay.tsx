import { SegmentedControl } from '@mantine/core';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { PublishDelay } from '#contract/preferences';
import { usePreferences } from '../preferences/use-preferences.ts';
import styles from './publishing-delay.module.css';

const delays: readonly PublishDelay[] = ['off', '30s', 'until-told'];

/** How long a comment rests on this computer, where taking it back costs nothing. */
export function PublishingDelay() {
  const { t } = useTranslation('outbox');
  const { preferences, change } = usePreferences();
  const labelId = useId();
  return (
    <div className={styles.delay}>
      <span id={labelId}>{t('delay.label')}</span>
      <SegmentedControl<PublishDelay>
        aria-labelledby={labelId}
        value={preferences.publishDelay}
        onChange={(publishDelay) => change({ publishDelay })}
        data={delays.map((value) => ({ value, label: t(`delay.${value}`) }))}
      />
    </div>
  );
}
