import { useTranslation } from 'react-i18next';
import type { ErrorDetails } from '#contract/app-error';
import type { Plan } from '#contract/care';
import { useReasonText } from '../errors/use-reason-text.ts';
import { CopyButton } from './copy-button.tsx';
import styles from './plan-view.module.css';
import { SqlFold } from './sql-fold.tsx';

/** What would be done, in words; what stands in the way; what to know before agreeing. */
export function PlanView({ plan }: { plan: Plan }) {
  const { t } = useTranslation(['care', 'database']);
  const reasonText = useReasonText();
  const { steps, obstacles, notes } = plan;
  if (steps.length + obstacles.length === 0) return <p>{t('database:plan.nothing')}</p>;
  return (
    <div className={styles.plan}>
      {obstacles.length > 0 && (
        <section className={styles.obstacles} aria-label={t('database:plan.impossible')}>
          <h3>{t('database:plan.impossible')}</h3>
          <ul>
            {obstacles.map(({ key, facts }) => {
              const text = reasonText(key, facts);
              return (
                <li key={`${key} ${Object.values(facts).join(' ')}`}>
                  <b>{text?.title ?? key}</b> {text?.next}
                </li>
              );
            })}
          </ul>
        </section>
      )}
      {notes.length > 0 && (
        <section className={styles.notes} aria-label={t('database:plan.beforeYouAgree')}>
          <h3>{t('database:plan.beforeYouAgree')}</h3>
          <ul>
            {notes.map(({ key, facts }) => (
              <li key={`${key} ${Object.values(facts).join(' ')}`}>
                {t(`care:notes.${key}`, facts as ErrorDetails)}
              </li>
            ))}
          </ul>
        </section>
      )}
      {steps.length > 0 && (
        <section aria-label={t('database:plan.steps', { count: steps.length })}>
          <div className={styles.bar}>
            <h3>{t('database:plan.steps', { count: steps.length })}</h3>
            <CopyButton
              text={steps.map(({ sql }) => `${sql};`).join('\n\n')}
              label={t('database:plan.allSql')}
            />
          </div>
          <ol className={styles.steps}>
            {steps.map(({ key, facts, sql }) => (
              <li key={sql}>
                <p>{t(`care:steps.${key}`, facts as ErrorDetails)}</p>
                <SqlFold sql={[sql]} />
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}
