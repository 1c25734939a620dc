// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ErrorBoundary } from '../../renderer/features/errors/error-boundary.tsx';
import { closeAll, show, showApp } from './support/show.tsx';

afterEach(async () => {
  await closeAll();
  vi.restoreAllMocks();
});

function Broken(): never {
  throw new TypeError('cannot read properties of undefined');
}

describe('the window', () => {
  it('says so when main does not answer at all', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const error = { code: 'internal', message: 'gone', retryable: false, reference: 'h4y94gvm' } as const;
    const shown = await showApp({ failing: { 'app.info': error } });
    const alert = await shown.eventually(() => shown.find('[role=alert]'));
    expect(alert.textContent).toContain('h4y94gvm');
  });

  it('says so when a screen cannot be drawn, and stays usable enough to reload', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const shown = await show(
      <ErrorBoundary>
        <Broken />
      </ErrorBoundary>,
    );
    const alert = await shown.eventually(() => shown.find('[role=alert]'));
    expect(alert.textContent).toContain('Esta pantalla no se pudo mostrar.');
    expect(shown.button('Reintentar').tagName).toBe('BUTTON');
    await shown.eventually(() => expect(document.documentElement.dataset.settled).toBe('true'));
  });
});
