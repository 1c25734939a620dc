import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './error-notice.module.css';
import { asAppError, errorText } from './error-text.ts';
import { usePlace } from './use-place.ts';

interface ErrorNoticeProps {
  error: unknown;
  onRetry?: (() => void) | undefined;
  /** Further ways out, beside the retry. */
  children?: ReactNode;
}

export function ErrorNotice({ error, onRetry, children }: ErrorNoticeProps) {
  const { t } = useTranslation(['errors', 'reasons', 'common']);
  const appError = asAppError(error);
  const { title, kept, next } = errorText(t, appError, usePlace());
  return (
    <section className={styles.notice} role="alert">
      <p className={styles.title}>{title}</p>
      <p>
        {kept} {next}
      </p>
      {(onRetry !== undefined || appError.reference !== undefined) && (
        <div className={styles.foot}>
          {onRetry !== undefined && <Button onClick={onRetry}>{t('common:retry')}</Button>}
          {children}
          {appError.reference !== undefined && (
            <span className={styles.reference} title={t('errors:referenceHelp')}>
              {t('errors:reference', { reference: appError.reference })}
            </span>
          )}
        </div>
      )}
    </section>
  );
}
