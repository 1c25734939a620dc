import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LabelSheet } from '#contract/care-labels';
import { CareCard } from '../care-card.tsx';
import styles from './label-form.module.css';
import { LabelForm } from './label-form.tsx';

export function LabelSheetCard({ sheet }: { sheet: LabelSheet }) {
  const { t } = useTranslation('database');
  const [chosen, setChosen] = useState(sheet.activities[0]?.key ?? '');
  const activity = sheet.activities.find(({ key }) => key === chosen);
  return (
    <CareCard
      title={t('names.labelsTitle')}
      text={t(sheet.keptIn === 'session' ? 'names.session' : 'names.labelsText')}
    >
      {sheet.unknown.length > 0 && (
        <p className={styles.unknown}>{t('names.unknown', { names: sheet.unknown.join(', ') })}</p>
      )}
      <NativeSelect
        className={styles.choose ?? ''}
        label={t('names.choose')}
        value={chosen}
        data={sheet.activities.map(({ key, title }) => ({ value: key, label: title.own ?? title.standard }))}
        onChange={({ currentTarget }) => setChosen(currentTarget.value)}
      />
      {activity !== undefined && <LabelForm key={activity.key} activity={activity} />}
    </CareCard>
  );
}
