// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, showApp } from '../../support/show.tsx';

afterEach(closeAll);

describe('the desk', () => {
  it('lists the activities with what awaits in each', async () => {
    const shown = await showApp({ status: fakeStatus });
    const foro3 = await shown.eventually(() => shown.button(/^Foro 3/));
    expect(foro3.getAttribute('aria-label')).toBe(
      'Foro 3 · Límites y continuidad, 76 de 167 revisadas, 87 pendientes, 4 nuevas desde tu revisión',
    );
    expect(shown.find('[aria-current=page]').textContent).toContain('Bandeja');
  });

  it('shows who wrote, when, and what the student was told', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.eventually(() => shown.find('aside [aria-label^="Dicho a"] li'));
    expect(shown.find('h1').textContent).toBe(shown.find('[aria-selected=true] b').textContent);
    expect(shown.find('main').textContent).toMatch(
      /enviada el \d+ \w+ 20\d\d, \d\d:\d\d · 1 de 177 pendientes/,
    );
    expect(shown.find('aside').textContent).toContain('ana.torres');
  });

  it('lets what was said about the activity on screen stand out', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.click(await shown.eventually(() => shown.button(/^Foro 3/)));
    await shown.eventually(() => expect(shown.find('main header').textContent).toContain('Foro 3 ·'));
    await shown.eventually(() => expect(shown.find('aside [data-here] b').textContent).toBe('Foro 3'));
    expect(shown.findAll('aside [data-here]')).toHaveLength(1);
    expect(shown.findAll('[aria-label^="Dicho a"] li')).toHaveLength(2);
  });

  it('says what the link is, and keeps everything when it is lost', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.eventually(() => shown.find('aside [aria-label^="Dicho a"] li'));
    expect(shown.find('footer').textContent).toContain('Conectado');
    expect(shown.find('footer').textContent).toContain('calculo_i@db.example.eduTLS 1.3 verificado38 ms');
    const wire = fakeStatus.wire && {
      ...fakeStatus.wire,
      link: 'lost' as const,
      problem: { reason: 'network-down', retryable: true, details: {} },
      retryAt: Date.now() + 7500,
    };
    await shown.change(() => shown.bridge.emit('course-status', { ...fakeStatus, link: 'lost', wire }));
    expect(shown.find('footer [role=status]').textContent).toBe('Sin conexión');
    expect(shown.find('footer').textContent).toContain('hasta db.example.edu. Reintento en 8 s.');
    await shown.click(shown.button('Reintentar ahora'));
    expect(shown.bridge.calls.map(({ method }) => method)).toContain('course.retryNow');
    expect(shown.findAll('[role=option]').length).toBeGreaterThan(5);
    expect(shown.find('h1').textContent).not.toBe('');
  });

  it('keeps a mark on a wire that others may read, and says who may do what', async () => {
    const open = { mode: 'disable', version: null, verified: false } as const;
    const wire = fakeStatus.wire && { ...fakeStatus.wire, tls: open };
    const course = fakeStatus.course && { ...fakeStatus.course, readOnly: true };
    const shown = await showApp({ status: { ...fakeStatus, course, wire, mark: 'open' } });
    const fact = await shown.eventually(() => shown.find('footer [data-mark=open]'));
    expect(fact.textContent).toBe('sin cifrar');
    expect(shown.find('footer').textContent).toContain('ana.torres · docente · solo lectura');
  });

  it('tells main of another network', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.change(() => window.dispatchEvent(new Event('online')));
    expect(shown.bridge.calls.map(({ method }) => method)).toContain('course.networkChanged');
  });

  it('reads everything again when asked', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.eventually(() => shown.find('aside [aria-label^="Dicho a"] li'));
    const before = shown.bridge.calls.filter(({ method }) => method === 'grading.activities').length;
    await shown.change(() => shown.bridge.emit('command', { name: 'reload-data' }));
    await shown.eventually(() =>
      expect(shown.bridge.calls.filter(({ method }) => method === 'grading.activities')).toHaveLength(
        before + 1,
      ),
    );
  });

  it('says once that the sample course was built anew', async () => {
    const shown = await showApp({ status: { ...fakeStatus, notice: 'sample-rebuilt' } });
    await shown.eventually(() => shown.find('[aria-label=Aviso]'));
    await shown.click(shown.button('Cerrar este aviso'));
    expect(shown.findAll('[aria-label=Aviso]')).toHaveLength(0);
  });
});
