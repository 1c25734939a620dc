// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { closeAll } from '../../support/show.tsx';
import { heading, inputsOf, openDesk, toasts } from '../../support/writing.ts';

afterEach(closeAll);

const firstDot = (shown: Awaited<ReturnType<typeof openDesk>>) =>
  shown.findAll('[role=option] [data-state]')[0]?.dataset.state;

describe('reviewing without a word', () => {
  it('marks with E, goes on, counts, and takes it back', async () => {
    const shown = await openDesk();
    const first = heading(shown);
    await shown.press('e');
    await shown.eventually(() => expect(heading(shown)).not.toBe(first));
    expect(firstDot(shown)).toBe('reviewed-without-comment');
    await shown.eventually(() =>
      expect(shown.button(/^Foro 3/).getAttribute('aria-label')).toContain(
        '77 de 167 revisadas, 86 pendientes',
      ),
    );
    expect(inputsOf(shown, 'feedback.mark')).toMatchObject([
      { marks: [{ kind: 'reviewed', ref: { activity: 'foro3', id: '167' } }] },
    ]);
    await shown.press('z', document.body, { ctrlKey: true });
    await shown.eventually(() => expect(inputsOf(shown, 'feedback.unmark')).toHaveLength(1));
    expect(firstDot(shown)).toBe('awaiting');
  });

  it('is kept until the link is back, and says so', async () => {
    const unreachable = { code: 'unreachable', message: '', retryable: true, reference: 'n3t' } as const;
    const shown = await openDesk({ failing: { 'feedback.mark': unreachable } });
    await shown.press('e');
    await shown.eventually(() => expect(toasts(shown).at(-1)).toContain('en cuanto vuelva'));
    expect(firstDot(shown)).toBe('reviewed-without-comment');
    const closing = new Event('beforeunload', { cancelable: true });
    await shown.change(() => window.dispatchEvent(closing));
    expect(closing.defaultPrevented).toBe(true);
    await shown.click(await shown.eventually(() => shown.button('Seguir aquí')));
    shown.bridge.fail('feedback.mark', undefined);
    const status = await shown.bridge.course.status();
    if (!status.ok) throw new Error('The fake course is open.');
    await shown.change(() => shown.bridge.emit('course-status', { ...status.value, link: 'lost' }));
    await shown.change(() => shown.bridge.emit('course-status', { ...status.value, link: 'ready' }));
    await shown.eventually(() => expect(inputsOf(shown, 'feedback.mark')).toHaveLength(2));
  });

  it('flags and unflags with F, without leaving', async () => {
    const shown = await openDesk();
    const first = heading(shown);
    await shown.press('f');
    await shown.eventually(() =>
      expect(shown.find('aside [aria-pressed=true]').textContent).toContain('Bandera'),
    );
    expect(heading(shown)).toBe(first);
    await shown.press('f');
    await shown.eventually(() => expect(inputsOf(shown, 'feedback.unmark')).toHaveLength(1));
  });

  it('says where a course has no place for marks', async () => {
    const shown = await openDesk({ feedback: { facilities: { marks: false } } });
    await shown.press('e');
    await shown.eventually(() => expect(toasts(shown)[0]).toContain('Base de datos → Curso'));
    expect(firstDot(shown)).toBe('awaiting');
  });
});
