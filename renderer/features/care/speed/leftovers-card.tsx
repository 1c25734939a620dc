import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { LeftoverIndex } from '#contract/care-indexes';
import { indexReportQuery } from '../../../api/care-queries.ts';
import { tiza } from '../../../api/client.ts';
import { formatBytes } from '../../../i18n/format-numbers.ts';
import { useLanguage } from '../../../i18n/use-language.ts';
import { ErrorNotice } from '../../errors/error-notice.tsx';
import { CareCard } from '../care-card.tsx';
import styles from './speed-section.module.css';

export function LeftoversCard({ leftovers, mayDrop }: { leftovers: LeftoverIndex[]; mayDrop: boolean }) {
  const { t } = useTranslation(['care', 'database']);
  const language = useLanguage();
  const client = useQueryClient();
  const drop = useMutation({
    mutationFn: ({ schema, name }: LeftoverIndex) => tiza.care.dropLeftover({ schema, name }),
    onSettled: () => client.invalidateQueries({ queryKey: indexReportQuery().queryKey }),
  });
  return (
    <CareCard title={t('database:speed.leftovers')} text={t('care:indexes.leftover')}>
      {drop.error !== null && <ErrorNotice error={drop.error} />}
      <ul className={styles.purposes}>
        {leftovers.map((leftover) => {
          const { schema, name, table, bytes } = leftover;
          return (
            <li key={`${schema}.${name}`} className={styles.purpose}>
              <div className={styles.index}>
                <code>{name}</code>
                <span>{t('database:speed.onTable', { table, size: formatBytes(bytes, language) })}</span>
                <Button
                  size="compact-sm"
                  aria-label={t('database:speed.dropOf', { name })}
                  title={leftover.mayDrop ? undefined : t('database:speed.notYours')}
                  disabled={!mayDrop || !leftover.mayDrop || drop.isPending}
                  onClick={() => drop.mutate(leftover)}
                >
                  {t('database:speed.drop')}
                </Button>
              </div>
            </li>
          );
        })}
      </ul>
    </CareCard>
  );
}
