// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { gridStep } from '../../../../renderer/features/grid/grid-steps.ts';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

describe('the keys of a table', () => {
  const size = { rows: 100, columns: 9, page: 20 };
  const from = { row: 50, column: 4 };
  it.each([
    ['ArrowDown', false, { row: 51, column: 4 }],
    ['ArrowUp', true, { row: 0, column: 4 }],
    ['ArrowRight', true, { row: 50, column: 8 }],
    ['ArrowLeft', false, { row: 50, column: 3 }],
    ['PageDown', false, { row: 70, column: 4 }],
    ['PageUp', false, { row: 30, column: 4 }],
    ['Home', false, { row: 50, column: 0 }],
    ['End', true, { row: 99, column: 8 }],
    ['Tab', false, null],
  ])('%s, with Ctrl %s', (key, ctrlKey, place) => {
    expect(gridStep({ key, ctrlKey }, from, size)).toEqual(place);
  });

  it('end at its edges', () => {
    expect(gridStep({ key: 'PageDown', ctrlKey: false }, { row: 95, column: 0 }, size)?.row).toBe(99);
    expect(gridStep({ key: 'ArrowLeft', ctrlKey: false }, { row: 0, column: 0 }, size)).toEqual({
      row: 0,
      column: 0,
    });
    expect(
      gridStep({ key: 'ArrowDown', ctrlKey: false }, { row: 0, column: 0 }, { ...size, rows: 0 })?.row,
    ).toBe(0);
  });
});

async function openGrid(): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  await shown.eventually(() => shown.find('[role=listbox]'));
  await shown.press('g');
  await shown.eventually(() => shown.find('[role=gridcell]'));
  return shown;
}
const grid = (shown: Shown) => shown.find('[role=grid]');
const active = (shown: Shown) => shown.find(`#${grid(shown).getAttribute('aria-activedescendant')}`);

describe('students and activities', () => {
  it('says of each cell in words what its colour and shape say', async () => {
    const shown = await openGrid();
    await shown.eventually(() => expect(document.activeElement).toBe(grid(shown)));
    expect(Number(grid(shown).getAttribute('aria-rowcount'))).toBeGreaterThan(100);
    expect(shown.findAll('[role=row]').length).toBeLessThan(60);
    const words = shown.findAll('[role=gridcell]').map((cell) => cell.getAttribute('aria-label') ?? '');
    expect(words.every((label) => /, (Pendiente|Nueva|Revisada|Sin entrega)/.test(label))).toBe(true);
    expect(words.some((label) => label.endsWith('2 intentos'))).toBe(true);
    // A wheel changes hundreds of cells in a frame: each is one element, and only the one at hand has a name.
    expect(shown.findAll('[role=gridcell] *')).toEqual([]);
    expect(shown.findAll('[role=grid] [id]')).toEqual([active(shown)]);
  });

  it('opens a submission with Enter, and Escape is back at the same cell', async () => {
    const shown = await openGrid();
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowRight']) await shown.press(key, grid(shown));
    const label = active(shown).getAttribute('aria-label') ?? '';
    expect(label).toContain('Foro 1');
    await shown.press('Enter', grid(shown));
    await shown.eventually(() => expect(shown.find('#student-title').textContent).toBe(label.split(',')[0]));
    expect(useUiStore.getState().aside?.ref?.activity).toBe('foro1');
    await shown.press('Escape');
    await shown.eventually(() => expect(active(shown).getAttribute('aria-label')).toBe(label));
    await shown.eventually(() => expect(document.activeElement).toBe(grid(shown)));
  });

  it('finds students, and asks for nobody by name while names are hidden', async () => {
    const shown = await openGrid();
    const field = shown.find('input[type=search]') as HTMLInputElement;
    const names = () => shown.findAll('[role=rowheader]').map((each) => each.textContent);
    const [first] = names();
    const all = grid(shown).getAttribute('aria-rowcount');
    await shown.change(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, 'valentina');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await shown.eventually(() => expect(new Set(names())).toEqual(new Set(['Valentina Ríos Cárdenas'])));
    await shown.press('m');
    await shown.eventually(() => expect(grid(shown).getAttribute('aria-rowcount')).toBe(all));
    expect(field.disabled).toBe(true);
    expect(names().every((name) => /^Estudiante \d+$/.test(name ?? ''))).toBe(true);
    expect(document.body.innerHTML).not.toContain(first);
    const asked = shown.bridge.calls.filter(({ method }) => method === 'classroom.grid').at(-1)?.input;
    expect(asked).toMatchObject({ nameless: true });
    expect(asked).not.toHaveProperty('search');
  });

  it('says what went wrong and tries again', async () => {
    const shown = await showApp({
      status: fakeStatus,
      failing: { 'classroom.grid': { code: 'busy', message: '', retryable: true, reference: 'x' } },
    });
    await shown.eventually(() => shown.find('[role=listbox]'));
    await shown.press('g');
    await shown.eventually(() => shown.find('[role=alert]'));
    shown.bridge.fail('classroom.grid', undefined);
    await shown.click(shown.button('Reintentar'));
    await shown.eventually(() => shown.find('[role=gridcell]'));
  });
});
