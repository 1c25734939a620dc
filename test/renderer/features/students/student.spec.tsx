// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

async function openForum(): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  await shown.click(await shown.eventually(() => shown.button(/^Foro 1/)));
  await shown.eventually(() => expect(shown.find('main header').textContent).toContain('Foro 1'));
  return shown;
}
const current = (shown: Shown) => shown.find('[aria-current=true]');
const heading = (shown: Shown) => shown.find('main h1').textContent;

describe('by student', () => {
  it('S shows all of one student’s work beside it, and leaves the list as it was', async () => {
    const shown = await openForum();
    for (let step = 0; step < 3; step += 1) await shown.press('j');
    const row = shown.find('[role=option][aria-selected=true]').textContent;
    const name = heading(shown);
    await shown.press('s');
    await shown.eventually(() => expect(shown.find('#student-title').textContent).toBe(name));
    expect(current(shown).textContent).toContain('Foro 1');
    await shown.eventually(() => expect(document.activeElement).toBe(current(shown)));
    expect(
      shown.findAll('ol li').filter((item) => /Comentario a Foro/.test(item.textContent ?? '')),
    ).toHaveLength(2);
    expect(shown.findAll('[role=option]')).toHaveLength(0);
    await shown.press('Escape');
    await shown.eventually(() =>
      expect(shown.find('[role=option][aria-selected=true]').textContent).toBe(row),
    );
    await shown.eventually(() => expect(document.activeElement).toBe(shown.find('[role=listbox]')));
    expect(heading(shown)).toBe(name);
  });

  it('H and L go through the student’s activities, J back to the list and on', async () => {
    const shown = await openForum();
    await shown.press('j');
    const selected = useUiStore.getState().places['foro1/awaiting'];
    const facts = () => shown.find('main header').textContent ?? '';
    await shown.press('l');
    await shown.eventually(() => expect(facts()).not.toContain('Foro 1'));
    const elsewhere = useUiStore.getState().aside;
    expect(elsewhere?.ref?.activity).not.toBe('foro1');
    expect(useUiStore.getState().places['foro1/awaiting']).toEqual(selected);
    await shown.press('h');
    await shown.eventually(() => expect(facts()).toContain('Foro 1'));
    await shown.press('j');
    await shown.eventually(() => shown.find('[role=listbox]'));
    expect(useUiStore.getState().aside).toBeNull();
    expect(useUiStore.getState().places['foro1/awaiting']).not.toEqual(selected);
  });

  it('the arrows walk through what was handed in', async () => {
    const shown = await openForum();
    await shown.press('s');
    const first = await shown.eventually(() => current(shown).parentElement);
    await shown.press('Home', current(shown));
    // Beside what was said on them there are buttons of its own.
    const all = [...(current(shown).closest('ol')?.querySelectorAll(':scope > li > button[tabindex]') ?? [])];
    expect(current(shown)).toBe(all[0]);
    await shown.press('End', current(shown));
    expect(current(shown)).toBe(all.at(-1));
    await shown.eventually(() => expect(document.activeElement).toBe(all.at(-1)));
    await shown.press('ArrowUp', current(shown));
    expect(current(shown)).toBe(all.at(-2));
    expect(first).not.toBeNull();
  });

  it('hides the name there, too', async () => {
    const shown = await openForum();
    const name = heading(shown) ?? '';
    await shown.press('m');
    await shown.press('s');
    await shown.eventually(() =>
      expect(shown.find('#student-title').textContent).toMatch(/^Estudiante \d+$/),
    );
    expect(document.body.innerHTML).not.toContain(name);
  });

  it('what cannot be read says so and keeps the submission', async () => {
    const shown = await openForum();
    const name = heading(shown);
    shown.bridge.fail('classroom.student', { code: 'busy', message: '', retryable: true, reference: 'x' });
    await shown.press('s');
    await shown.eventually(() => shown.find('[role=alert]'));
    expect(heading(shown)).toBe(name);
    shown.bridge.fail('classroom.student', undefined);
    await shown.click(shown.button('Reintentar'));
    await shown.eventually(() => expect(shown.find('#student-title').textContent).toBe(name));
  });
});
