// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { DeskMemory } from '#contract/desk-memory';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

async function open(desk?: DeskMemory): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus, ...(desk ? { desk } : {}) });
  await shown.eventually(() => shown.find('[role=option]'));
  return shown;
}

async function type(shown: Shown, words: string): Promise<void> {
  const field = shown.find('input[type=search]') as HTMLInputElement;
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await shown.change(() => {
    write?.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const asked = (shown: Shown) =>
  shown.bridge.calls.filter(({ method }) => method === 'grading.queue').map(({ input }) => input as object);
const names = (shown: Shown) => shown.findAll('[role=option] b').map((name) => name.textContent ?? '');

describe('the search', () => {
  it('is asked once the typing pauses, and forgotten on request', async () => {
    const shown = await open();
    await type(shown, 'Vale');
    await type(shown, 'Valentina');
    await shown.eventually(() => expect(new Set(names(shown))).toEqual(new Set(['Valentina Ríos Cárdenas'])));
    expect(asked(shown).filter((query) => 'search' in query)).toHaveLength(1);
    await shown.click(shown.button('Borrar la búsqueda'));
    await shown.eventually(() => expect(new Set(names(shown)).size).toBeGreaterThan(3));
  });

  it('has its key, and gives the keys back to the list', async () => {
    const shown = await open();
    await shown.press('f', document.body, { ctrlKey: true });
    const field = shown.find('input[type=search]');
    expect(document.activeElement).toBe(field);
    const before = shown.find('h1').textContent;
    await shown.press('j', field);
    expect(shown.find('h1').textContent).toBe(before);
    await shown.press('Enter', field);
    expect(document.activeElement).toBe(shown.find('[role=listbox]'));
  });

  it('says when nothing matches, and how to see everything again', async () => {
    const shown = await open();
    await type(shown, 'zzz');
    await shown.eventually(() => expect(document.body.textContent).toContain('Nada coincide'));
    await shown.click(shown.button('Quitar búsqueda y filtros'));
    await shown.eventually(() => expect(names(shown).length).toBeGreaterThan(5));
  });
});

describe('order and filters', () => {
  const choose = (shown: Shown, label: string, value: string) =>
    shown.change(() => {
      const found = shown.findAll('label').find((each) => each.textContent === label);
      const select = document.getElementById(found?.getAttribute('for') ?? '') as HTMLSelectElement;
      select.value = value;
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });

  it('go into the question and are marked on their button', async () => {
    const shown = await open();
    await shown.click(shown.button('Orden y filtros'));
    await choose(shown, 'Orden', 'fair');
    await choose(shown, 'Imágenes', 'true');
    await shown.eventually(() => expect(asked(shown).at(-1)).toMatchObject({ order: 'fair', images: true }));
    expect(shown.button('Orden y filtros, 2 en uso')).toBeTruthy();
    expect(shown.button('Quitar el filtro: Con imágenes')).toBeTruthy();
    await shown.click(shown.button('Quitar orden y filtros'));
    await shown.eventually(() => expect(shown.button('Orden y filtros').dataset.inUse).toBeUndefined());
  });
});

describe('filters', () => {
  const with3 = (more: Partial<DeskMemory>): DeskMemory => ({ ...blank, activity: 'foro3', ...more });
  const blank: DeskMemory = {
    activity: null,
    chip: 'all',
    order: 'newest',
    filters: {},
    deadlines: {},
    namesHidden: false,
    places: {},
    tops: {},
    turns: {},
    tolerance: 0.1,
    leftOut: [],
    pseudonyms: [],
  };
  const chips = (shown: Shown) =>
    shown.findAll('ul[aria-label="Filtros en uso"] button').map(({ textContent }) => textContent);

  it('in use are told in words, each with a way out, and one for all', async () => {
    const shown = await open(
      with3({
        filters: { flagged: true, attempts: 'repeated', minLength: 10, maxLength: 2000, blank: false },
      }),
    );
    expect(chips(shown)).toEqual([
      'Con bandera',
      'Solo los repetidos',
      'Desde 10 caracteres',
      'Hasta 2000 caracteres',
      'Solo con respuesta',
      'Quitar todos',
    ]);
    expect(asked(shown).at(-1)).toMatchObject({ flagged: true, attempts: 'repeated', blank: false });
    await shown.click(shown.button('Quitar el filtro: Con bandera'));
    await shown.eventually(() => expect(asked(shown).at(-1)).not.toHaveProperty('flagged'));
    await shown.click(shown.button('Quitar todos'));
    await shown.eventually(() => expect(chips(shown)).toEqual([]));
  });

  it('late counts from the date of its own activity, and nowhere else', async () => {
    const shown = await open(with3({ filters: { late: true }, deadlines: { foro3: '2026-11-18T23:59:00' } }));
    expect(asked(shown).at(-1)).toMatchObject({ lateAfter: '2026-11-18T23:59:00' });
    expect(chips(shown)[0]).toMatch(/^Tarde: después del 1[89] nov 2026/);
    await shown.click(shown.button(/^Foro 1/));
    await shown.eventually(() => expect(asked(shown).at(-1)).toMatchObject({ activity: 'foro1' }));
    expect(asked(shown).at(-1)).not.toHaveProperty('lateAfter');
    expect(asked(shown).at(-1)).not.toHaveProperty('late');
    expect(chips(shown)).toEqual([]);
  });

  it('a date set here is kept, and only then can anything be late', async () => {
    const shown = await open(with3({}));
    await shown.click(shown.button('Orden y filtros'));
    const only = () => shown.find('input[type=checkbox]') as HTMLInputElement;
    expect(only().disabled).toBe(true);
    const field = shown.find('input[type=datetime-local]') as HTMLInputElement;
    await shown.change(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
        field,
        '2026-11-18T23:59',
      );
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await shown.eventually(() => expect(only().disabled).toBe(false));
    await shown.click(only());
    await shown.eventually(() => expect(asked(shown).at(-1)).toHaveProperty('lateAfter'));
    await shown.eventually(() => {
      const memory = shown.bridge.calls.findLast(({ method }) => method === 'desk.remember')?.input;
      expect((memory as DeskMemory).deadlines).toEqual({
        foro3: (asked(shown).at(-1) as { lateAfter: string }).lateAfter,
      });
    });
  });
});

describe('M', () => {
  it('hides names and addresses everywhere, and calls everybody the same each time', async () => {
    const shown = await open();
    const real = names(shown);
    await shown.press('m');
    await shown.eventually(() => expect(names(shown)[0]).toMatch(/^Estudiante \d+$/));
    const hidden = names(shown);
    for (const name of real) expect(document.body.textContent).not.toContain(name);
    expect(document.body.innerHTML).not.toContain('@uni.example');
    expect(shown.find('h1').textContent).toBe(hidden[0]);
    await shown.press('m');
    await shown.eventually(() => expect(names(shown)).toEqual(real));
    await shown.press('m');
    await shown.eventually(() => expect(names(shown)).toEqual(hidden));
  });
});

describe('the desk of the last time', () => {
  const left: DeskMemory = {
    activity: 'foro3',
    chip: 'all',
    order: 'oldest',
    filters: {},
    deadlines: {},
    namesHidden: true,
    places: { 'foro3/all': { activity: 'foro3', id: '3' } },
    tops: {},
    turns: {},
    tolerance: 0.1,
    leftOut: ['foro3/7'],
    pseudonyms: [],
  };

  it('is there again: list, order, names and the open submission', async () => {
    const shown = await open(left);
    expect(shown.find('#queue-title').textContent).toContain('Foro 3');
    expect(asked(shown)[0]).toMatchObject({ activity: 'foro3', order: 'oldest' });
    await shown.eventually(() =>
      expect(shown.find('[role=option][aria-selected=true]').getAttribute('aria-posinset')).toBe('3'),
    );
    expect(shown.find('h1').textContent).toMatch(/^Estudiante \d+$/);
    // What is being written to a group is kept: whom it is not for must be, too.
    expect(useUiStore.getState().leftOut).toEqual(['foro3/7']);
  });

  it('comes back to where a long list was scrolled, without asking twice', async () => {
    const shown = await open({ ...left, activity: 'foro1', order: 'newest', tops: { 'foro1/all': 9000 } });
    await shown.eventually(() => expect(shown.find('[role=listbox]').scrollTop).toBe(9000));
    await shown.eventually(() => {
      const rows = shown.findAll('[role=option]').map((row) => Number(row.getAttribute('aria-posinset')));
      expect(rows).toContain(155);
    });
    expect(asked(shown)).toHaveLength(2);
  });

  it('is remembered as it is left', async () => {
    const shown = await open();
    await shown.click(shown.button(/^Foro 2/));
    await shown.press('j');
    await shown.press('m');
    const remembered = () => shown.bridge.calls.findLast(({ method }) => method === 'desk.remember')?.input;
    await shown.eventually(() =>
      expect(remembered()).toMatchObject({ activity: 'foro2', namesHidden: true, chip: 'awaiting' }),
    );
    const memory = remembered() as DeskMemory;
    expect(Object.keys(memory.places)).toContain('foro2/awaiting');
    expect(memory.pseudonyms.length).toBeGreaterThan(3);
    expect(JSON.stringify(memory)).not.toMatch(/uni\.example|Ospina/);
  });

  it('of an activity that is gone is the inbox', async () => {
    const shown = await open({ ...left, activity: 'foro9' }).catch(() => undefined);
    await shown?.eventually(() => expect(shown.find('#queue-title').textContent).toBe('Bandeja'));
    expect(document.querySelector('#queue-title')?.textContent).toBe('Bandeja');
  });
});
