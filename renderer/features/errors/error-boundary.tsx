import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AppError } from '#contract/app-error';
import { tiza } from '../../api/client.ts';
import { useSettled } from '../../components/use-settled.ts';
import styles from './error-boundary.module.css';
import { ErrorNotice } from './error-notice.tsx';

/** React offers no function for this: the one class of the window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: AppError | null }> {
  override state = { broken: null };

  static getDerivedStateFromError(error: unknown) {
    return { broken: error instanceof AppError ? error : notDrawn(error) };
  }

  override render() {
    return this.state.broken === null ? this.props.children : <BrokenScreen error={this.state.broken} />;
  }
}

function notDrawn(cause: unknown): AppError {
  return new AppError('internal', 'A screen could not be drawn', {
    details: { reason: 'window-broken' },
    cause,
  });
}

function BrokenScreen({ error }: { error: AppError }) {
  const { t } = useTranslation('errors');
  const diagnosis = useMutation({ mutationFn: () => tiza.app.copyDiagnosis() });
  useSettled(true);
  return (
    <main className={styles.broken}>
      <ErrorNotice error={error} onRetry={() => window.location.reload()}>
        <Button variant="default" onClick={() => diagnosis.mutate()}>
          {t(diagnosis.isSuccess ? 'broken.copied' : 'broken.copy')}
        </Button>
      </ErrorNotice>
    </main>
  );
}
