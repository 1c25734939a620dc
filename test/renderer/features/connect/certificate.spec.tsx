// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { calls, openSheet, pasteAndSee } from '../../support/connect-sheet.ts';
import { failedTests, pastedLine } from '../../support/fake-tests.ts';
import { closeAll } from '../../support/show.tsx';

afterEach(closeAll);

describe('a certificate nobody vouches for', () => {
  it('is shown, and pinned when the person says so', async () => {
    const shown = await openSheet({ tests: [failedTests.untrusted] });
    await pasteAndSee(shown, pastedLine);
    await shown.click(shown.button('Probar la conexión'));
    const panel = await shown.eventually(() =>
      shown.find('[aria-label="El certificado que muestra el servidor"]'),
    );
    const { sha256 } = failedTests.untrusted.tls.certificate;
    expect(panel.textContent).toContain(sha256);
    expect(panel.textContent).toContain('del 4 mar 2026 al 4 mar 2027');
    await shown.click(shown.button('Fijarlo y probar'));
    await shown.eventually(() => expect(calls(shown, 'connect.test')).toHaveLength(2));
    expect(calls(shown, 'connect.test')[1]?.input).toMatchObject({ tls: { mode: 'require', pin: sha256 } });
  });

  it('that changed shows both, and offers nothing looser', async () => {
    const shown = await openSheet({ tests: [failedTests.changed] });
    await pasteAndSee(shown, pastedLine);
    await shown.click(shown.button('Probar la conexión'));
    const panel = await shown.eventually(() => shown.find('[aria-label="El certificado ha cambiado"]'));
    expect(panel.querySelectorAll('code')).toHaveLength(2);
    expect(panel.querySelectorAll('[data-same=false]').length).toBeGreaterThan(10);
    const choices = [...panel.querySelectorAll('button')].map((each) => each.textContent);
    expect(choices).toEqual(['Fijar el nuevo y probar']);
  });

  it('old password methods are offered only where the server is known', async () => {
    const shown = await openSheet({ tests: [failedTests.clearPassword] });
    await pasteAndSee(shown, pastedLine);
    await shown.click(shown.button('Probar la conexión'));
    await shown.click(await shown.eventually(() => shown.button('Permitir y probar')));
    await shown.eventually(() => expect(calls(shown, 'connect.test')).toHaveLength(2));
    expect(calls(shown, 'connect.test')[1]?.input).toMatchObject({
      tls: { mode: 'verify-full', oldPasswordMethods: true },
    });
  });

  it('and none at all: plain only when the person says so', async () => {
    const shown = await openSheet({ tests: [failedTests.noTls] });
    await pasteAndSee(shown, pastedLine);
    await shown.click(shown.button('Probar la conexión'));
    await shown.click(await shown.eventually(() => shown.button('Sin cifrar, y probar')));
    await shown.eventually(() => expect(calls(shown, 'connect.test')).toHaveLength(2));
    expect(calls(shown, 'connect.test')[1]?.input).toMatchObject({ tls: { mode: 'disable' } });
  });
});
