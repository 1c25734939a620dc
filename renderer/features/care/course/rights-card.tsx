import { IconCheck, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { MissingGrant } from '#contract/connection-rights';
import { courseStatusQuery } from '../../../api/queries.ts';
import { CareCard } from '../care-card.tsx';
import { CopyButton } from '../copy-button.tsx';
import styles from './course-section.module.css';

const actions = ['read', 'comment', 'edit-comment', 'remove-comment'] as const;

/** What the desk may do with this login, and the grant that each refused action lacks. */
export function RightsCard() {
  const { t } = useTranslation(['database', 'status']);
  const rights = useQuery(courseStatusQuery()).data?.wire?.rights;
  if (!rights) return null;
  const kind = t(`status:login.${rights.kind}`);
  return (
    <CareCard
      title={t('database:rights.title')}
      text={t('database:rights.text', { user: rights.login, kind })}
    >
      <ul className={styles.rights}>
        {actions.flatMap((action) => {
          const right = rights.actions[action];
          if (right === undefined) return [];
          const Icon = right.allowed ? IconCheck : IconX;
          return (
            <li key={action}>
              <p className={styles.right} data-allowed={right.allowed}>
                <Icon size={16} stroke={2} aria-hidden />
                {t(`database:rights.actions.${action}`)}
                <span>{t(right.allowed ? 'database:rights.allowed' : 'database:rights.refused')}</span>
              </p>
              {!right.allowed && grantsOf(right.missing).length > 0 && (
                <div className={styles.missing}>
                  <p>{t('database:rights.missing')}</p>
                  {grantsOf(right.missing).map((statement) => (
                    <div key={statement} className={styles.grant}>
                      <code>{statement}</code>
                      <CopyButton text={statement} name={`${t('database:copy')} ${statement}`} />
                    </div>
                  ))}
                </div>
              )}
            </li>
          );
        })}
      </ul>
    </CareCard>
  );
}

/** Some rights no grant gives: they are the owner's. */
function grantsOf(missing: readonly MissingGrant[]): string[] {
  return missing.flatMap(({ statement }) => statement ?? []);
}
