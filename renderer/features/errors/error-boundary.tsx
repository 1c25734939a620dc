import { Component, type ReactNode } from 'react';
import { AppError } from '#contract/app-error';
import styles from './error-boundary.module.css';
import { ErrorNotice } from './error-notice.tsx';

/** React offers no function for this: the one class of the window. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError() {
    return { broken: true };
  }

  override render() {
    if (!this.state.broken) return this.props.children;
    const error = new AppError('internal', 'A screen could not be drawn', {
      details: { reason: 'window-broken' },
    });
    return (
      <main className={styles.broken}>
        <ErrorNotice error={error} onRetry={() => window.location.reload()} />
      </main>
    );
  }
}
