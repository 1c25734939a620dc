// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const asked = (shown: Shown) =>
  shown.bridge.calls.filter(({ method }) => method === 'grading.previousAttempt').length;

async function openRepeated(activity: RegExp): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  await shown.eventually(() => shown.button(activity));
  await shown.click(shown.button(activity));
  await shown.eventually(() => shown.find('main section'));
  await shown.press('j');
  await shown.press('j');
  await shown.eventually(() => expect(shown.find('main header').textContent).toContain('intento 2 de 2'));
  return shown;
}

describe('D', () => {
  it('shows what changed since the attempt before, and the answer again', async () => {
    const shown = await openRepeated(/^Foro 1/);
    expect(asked(shown)).toBe(0);
    await shown.press('d');
    const added = await shown.eventually(() => shown.find('main section ins'));
    expect(added.textContent).toBe('Añadido: Completé ');
    expect(shown.find('main [role=status]').textContent).toMatch(/^Cambios desde el intento 1, enviado el /);
    expect(shown.button(/cambios$/).getAttribute('aria-pressed')).toBe('true');
    await shown.press('d');
    await shown.eventually(() => expect(shown.findAll('main ins')).toHaveLength(0));
  });

  it('marks the cells of a table', async () => {
    const shown = await openRepeated(/^Foro 3/);
    await shown.press('d');
    await shown.eventually(() => expect(shown.findAll('main td ins')).toHaveLength(17));
    expect(shown.findAll('main td').filter((cell) => cell.textContent === 'vacía')).toHaveLength(4);
  });

  it('asks nothing for who handed in once', async () => {
    const shown = await openRepeated(/^Foro 1/);
    await shown.press('d');
    await shown.eventually(() => shown.find('main ins'));
    await shown.press('k');
    await shown.eventually(() => expect(shown.findAll('main ins')).toHaveLength(0));
    expect(asked(shown)).toBe(1);
    expect(shown.findAll('main [role=alert]')).toHaveLength(0);
  });

  it('says why there is nothing to compare with', async () => {
    const shown = await openRepeated(/^Foro 1/);
    shown.bridge.fail('grading.previousAttempt', {
      code: 'unreachable',
      message: '',
      retryable: true,
      reference: 'k7m2qd9x',
    });
    await shown.press('d');
    await shown.eventually(() => shown.find('main [role=alert]'));
    expect(shown.findAll('main section').length).toBeGreaterThan(1);
  });
});
