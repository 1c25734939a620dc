// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { success } from '#contract/result';
import { closeAll } from '../../support/show.tsx';
import { heading, inputsOf, openDesk, toasts } from '../../support/writing.ts';

afterEach(closeAll);

const waits = { author: '', mine: true, at: '2026-11-21 09:30:00.000', waiting: true };
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

  it('waits on the disk until the link is back, says so, and can be taken back', async () => {
    const shown = await openDesk();
    shown.bridge.feedback.mark = async ({ marks }) =>
      success(marks.map((mark) => ({ ...mark, ...waits, reason: null })));
    await shown.press('e');
    await shown.eventually(() => expect(toasts(shown).at(-1)).toContain('en cuanto vuelva'));
    expect(firstDot(shown)).toBe('reviewed-without-comment');
    const before = inputsOf(shown, 'grading.activities').length;
    await shown.change(() =>
      shown.bridge.emit('marks-arrived', { refs: [{ activity: 'foro3', id: '167' }] }),
    );
    await shown.eventually(() =>
      expect(inputsOf(shown, 'grading.activities').length).toBeGreaterThan(before),
    );
    await shown.press('z', document.body, { ctrlKey: true });
    await shown.eventually(() => expect(inputsOf(shown, 'feedback.unmark')).toHaveLength(1));
    expect(firstDot(shown)).toBe('awaiting');
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
