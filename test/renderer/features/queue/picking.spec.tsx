// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { pageSizes } from '../../../../renderer/api/queries.ts';
import { closeAll, type Shown } from '../../support/show.tsx';
import { box, inputsOf, openDesk, toasts, write } from '../../support/writing.ts';

afterEach(closeAll);

const list = (shown: Shown) => shown.find('[role=listbox]');
const picked = (shown: Shown) =>
  shown
    .findAll('[role=option][aria-selected=true]')
    .map((row) => Number(row.getAttribute('aria-posinset')))
    .toSorted((one, other) => one - other);
const said = (shown: Shown) => shown.find('[role=toolbar] [role=status]').textContent;
const clickOn = (shown: Shown, row: number, how: MouseEventInit) =>
  shown.change(() =>
    shown
      .find(`[role=option][aria-posinset="${row}"]`)
      .dispatchEvent(new MouseEvent('click', { bubbles: true, ...how })),
  );

it('picks with Shift and arrows, lets go on the way back, and adds single rows with Ctrl', async () => {
  const shown = await openDesk();
  expect(list(shown).getAttribute('aria-multiselectable')).toBe('true');
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp'])
    await shown.press(key, list(shown), { shiftKey: true });
  expect(picked(shown)).toEqual([1, 2]);
  await clickOn(shown, 5, { ctrlKey: true });
  await clickOn(shown, 1, { metaKey: true });
  expect(picked(shown)).toEqual([2, 5]);
  await clickOn(shown, 4, { shiftKey: true });
  expect(picked(shown)).toEqual([2, 3, 4, 5]);
  expect(said(shown)).toBe('4 seleccionadas');
  // Reading goes on among them.
  await shown.press('j');
  expect(shown.find('[role=option][aria-current]').getAttribute('aria-posinset')).toBe('5');
  await shown.press('i');
  expect(picked(shown)).toEqual([2, 3, 4]);
  await shown.press('Escape');
  expect(picked(shown)).toEqual([5]);
  expect(shown.findAll('[role=toolbar]')).toHaveLength(0);
});

it('picks the whole list, also what is not here yet, and nothing while somebody types', async () => {
  const shown = await openDesk();
  await shown.press('i', box(shown));
  await shown.press('a', box(shown), { ctrlKey: true });
  expect(shown.findAll('[role=toolbar]')).toHaveLength(0);
  const event = await shown.press('a', list(shown), { ctrlKey: true });
  expect(event.defaultPrevented).toBe(true);
  expect(said(shown)).toBe(`${pageSizes.first} seleccionadas`);
  await shown.click(shown.button('Seleccionar las 87'));
  await shown.eventually(() => expect(said(shown)).toBe('87 seleccionadas'));
  // In another list nothing is picked.
  await shown.click(shown.button(/^Todas/));
  await shown.eventually(() => expect(shown.findAll('[role=toolbar]')).toHaveLength(0));
});

it('leads to publishing to those alone, drafts of others left out', async () => {
  const shown = await openDesk();
  await write(shown, 'De otra');
  await shown.press('j');
  await shown.press('ArrowDown', list(shown), { shiftKey: true });
  await write(shown, 'De una seleccionada');
  await shown.click(shown.button('Publicar a varias'));
  await shown.eventually(() => expect(shown.find('main').textContent).toContain('De una seleccionada'));
  expect(shown.find('main').textContent).not.toContain('De otra');
  expect(shown.find('main').textContent).toContain('El mismo texto a las 2 seleccionadas');
  await shown.click(shown.button('Ver toda la lista'));
  await shown.eventually(() => expect(shown.find('main').textContent).toContain('De otra'));
});

it('marks all of them in one step, and takes it back in one', async () => {
  const shown = await openDesk();
  await shown.press('ArrowDown', list(shown), { shiftKey: true });
  await shown.click(shown.button('Nada que decir'));
  await shown.eventually(() => expect(toasts(shown)).toEqual(['2 entregas revisadas, nada que decir.']));
  const states = () => shown.findAll('[role=option] [data-state]').map((dot) => dot.dataset.state);
  expect(states().slice(0, 3)).toEqual(['reviewed-without-comment', 'reviewed-without-comment', 'awaiting']);
  const [{ marks }] = inputsOf(shown, 'feedback.mark') as [{ marks: { key: string }[] }];
  await shown.press('z', list(shown), { ctrlKey: true });
  await shown.eventually(() =>
    expect(inputsOf(shown, 'feedback.unmark')).toEqual([{ keys: marks.map(({ key }) => key) }]),
  );
  expect(states()[0]).toBe('awaiting');
});
