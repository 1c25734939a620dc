// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

async function openPalette(): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  await shown.eventually(() => expect(shown.findAll('[role=option]').length).toBeGreaterThan(3));
  shown.find('[role=listbox]').focus();
  await shown.press('k', shown.find('[role=listbox]'), { ctrlKey: true });
  await shown.eventually(() => shown.find('dialog [role=combobox]'));
  return shown;
}

const field = (shown: Shown) => shown.find('dialog [role=combobox]') as HTMLInputElement;
const options = (shown: Shown) => shown.findAll('dialog [role=option]');
const labels = (shown: Shown) => options(shown).map(({ textContent }) => textContent ?? '');

async function type(shown: Shown, text: string): Promise<void> {
  const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await shown.change(() => {
    set?.call(field(shown), text);
    field(shown).dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const asked = (shown: Shown, method: string) => shown.bridge.calls.filter((call) => call.method === method);

describe('the palette', () => {
  it('offers activities and commands with their keys before anything is typed', async () => {
    const shown = await openPalette();
    await shown.eventually(() =>
      expect(labels(shown).some((label) => label.startsWith('Foro 5'))).toBe(true),
    );
    expect(labels(shown)).toContain('Siguiente entregaJ');
    expect(labels(shown).some((label) => label.startsWith('Girar'))).toBe(false);
    expect(asked(shown, 'classroom.grid')).toEqual([]);
    // Neither where nobody looks but the page itself.
    expect(options(shown).filter(({ id }) => id.includes('@'))).toEqual([]);
  });

  it('runs what is chosen with the focus back where it was', async () => {
    const shown = await openPalette();
    await type(shown, 'nombres');
    await shown.eventually(() => expect(labels(shown)).toEqual(['Mostrar u ocultar los nombresM']));
    await shown.press('Enter', field(shown));
    await shown.eventually(() => expect(useUiStore.getState().namesHidden).toBe(true));
    expect(shown.findAll('dialog')).toHaveLength(0);
    expect(document.activeElement).toBe(shown.find('[role=listbox]'));
  });

  it('asks for students and answers once the typing pauses, and opens them', async () => {
    const shown = await openPalette();
    for (const text of ['l', 'la', 'la ', 'la f']) await type(shown, text);
    await shown.eventually(() => expect(asked(shown, 'classroom.grid').length).toBeGreaterThan(0));
    expect(asked(shown, 'classroom.grid')).toHaveLength(1);
    const searches = asked(shown, 'grading.queue').map(
      ({ input }) => input as { search?: string; inNames?: boolean },
    );
    expect(searches.filter(({ search }) => search !== undefined)).toMatchObject([
      { search: 'la f', inNames: false },
    ]);
    const answer = await shown.eventually(() => {
      const found = options(shown).find(({ id }) => id.startsWith('palette-answer-'));
      return found ?? expect.fail('no answer yet');
    });
    const [, , activity = '', id = ''] = answer.id.split('-');
    await shown.click(answer);
    await shown.eventually(() => expect(useUiStore.getState().activity).toBe(activity));
    expect(useUiStore.getState().places[`${activity}/all`]).toEqual({ activity, id });
  });

  it('finds nobody by a hidden name, but by the number', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.eventually(() => expect(shown.findAll('[role=option]').length).toBeGreaterThan(3));
    await shown.press('m');
    await shown.eventually(() => expect(shown.find('h1').textContent).toMatch(/^Estudiante/));
    await shown.press('k', document.body, { ctrlKey: true });
    await shown.eventually(() => field(shown));
    await type(shown, 'estudiante 1');
    await shown.eventually(() => expect(labels(shown).some((label) => label === 'Estudiante 1')).toBe(true));
    expect(asked(shown, 'classroom.grid')).toEqual([]);
  });

  it('moves with the arrows, wraps, and leaves on Escape', async () => {
    const shown = await openPalette();
    await type(shown, 'entrega');
    const many = options(shown).length;
    expect(many).toBeGreaterThan(2);
    await shown.press('ArrowUp', field(shown));
    expect(options(shown).findIndex((each) => each.getAttribute('aria-selected') === 'true')).toBe(many - 1);
    await shown.press('ArrowDown', field(shown));
    expect(field(shown).getAttribute('aria-activedescendant')).toBe(options(shown)[0]?.id);
    await shown.change(() => shown.find('dialog').dispatchEvent(new Event('cancel', { cancelable: true })));
    expect(document.activeElement).toBe(shown.find('[role=listbox]'));
  });

  it('says when the course could not be searched, and keeps what needs no server', async () => {
    const shown = await openPalette();
    shown.bridge.fail('classroom.grid', {
      code: 'unreachable',
      message: '',
      retryable: true,
      reference: 'x',
    });
    await type(shown, 'tema');
    await shown.eventually(() =>
      expect(shown.find('dialog').textContent).toContain('No se pudo buscar en el curso'),
    );
    expect(labels(shown).filter((label) => label.startsWith('Tema'))).toHaveLength(3);
  });
});
