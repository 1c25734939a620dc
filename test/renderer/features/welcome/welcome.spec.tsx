// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, showApp } from '../../support/show.tsx';

afterEach(closeAll);

describe('the welcome screen', () => {
  it('opens the sample course and leaves it again', async () => {
    const shown = await showApp();
    await shown.click(shown.button('Abrir el curso de ejemplo'));
    await shown.eventually(() => shown.find('[role=listbox]'));
    expect(document.title).toBe('Cálculo I · 2026-2 · Tiza');
    await shown.change(() => shown.bridge.emit('command', { name: 'close-course' }));
    await shown.eventually(() => shown.button('Conectar con un curso'));
    expect(document.title).toBe('Tiza');
  });

  it('says why a course did not open', async () => {
    const problem = {
      code: 'disk-full',
      message: 'ENOSPC',
      retryable: false,
      reference: 'p4qr8stu',
    } as const;
    const shown = await showApp({ status: { link: 'none', problem } });
    const alert = await shown.eventually(() => shown.find('[role=alert]'));
    expect(alert.textContent).toContain('No queda espacio en el disco.');
    expect(alert.textContent).toContain('p4qr8stu');
  });

  it('cannot be pressed while a course is being opened', async () => {
    const shown = await showApp({ status: { link: 'connecting', opening: 'Cálculo I' } });
    await shown.eventually(() =>
      expect(shown.findAll('[role=status]').map((each) => each.textContent)).toContain(
        'Abriendo «Cálculo I»…',
      ),
    );
    for (const name of ['Conectar', 'Abrir el curso'])
      expect(shown.button(name).hasAttribute('disabled')).toBe(true);
    expect(document.documentElement.dataset.settled).toBe('false');
  });

  it('tells once what happened at the start, also what it has no words for', async () => {
    const shown = await showApp({
      info: {
        startupNotices: [
          { key: 'settings-corrupt', detail: 'settings.corrupt-1.json' },
          { key: 'moon-phase', detail: 'full' },
        ],
      },
    });
    expect(document.body.textContent).toContain('«settings.corrupt-1.json»');
    expect(document.body.textContent).toContain('(moon-phase)');
    await shown.click(shown.button('Cerrar este aviso'));
    expect(document.body.textContent).not.toContain('settings.corrupt-1.json');
    expect(document.body.textContent).toContain('(moon-phase)');
  });

  it('changes language and theme at once and saves them', async () => {
    const shown = await showApp();
    await shown.change(() => shown.bridge.emit('command', { name: 'language-en' }));
    await shown.eventually(() => shown.button('Open the sample course'));
    expect(document.documentElement.lang).toBe('en');
    await shown.change(() => shown.bridge.emit('command', { name: 'theme-dark' }));
    expect(document.documentElement.dataset.theme).toBe('dark');
    const saved = shown.bridge.calls.filter(({ method }) => method === 'app.setPreferences');
    expect(saved.map(({ input }) => input)).toEqual([{ language: 'en' }, { theme: 'dark' }]);
  });

  it('takes back a choice that could not be saved, and says so', async () => {
    const shown = await showApp();
    shown.bridge.fail('app.setPreferences', {
      code: 'disk-full',
      message: 'ENOSPC',
      retryable: false,
      details: { reason: 'settings-unwritable' },
      reference: 'p4qr8stu',
    });
    await shown.change(() => shown.bridge.emit('command', { name: 'theme-dark' }));
    const alert = await shown.eventually(() => shown.find('[role=alert]'));
    expect(alert.textContent).toContain('No se pueden guardar los ajustes.');
    expect(document.documentElement.dataset.theme).toBe('light');
  });

  it('settles when all is there', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.eventually(() => expect(document.documentElement.dataset.settled).toBe('true'));
    expect(shown.find('main h1').textContent).not.toBe('');
  });
});
