// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import { closeAll } from '../../support/show.tsx';
import { box, inputsOf, openDesk, toasts, write } from '../../support/writing.ts';

afterEach(closeAll);

it('puts a remembered comment in as a sentence of its own, with the student’s name', async () => {
  const shown = await openDesk();
  await shown.eventually(() => shown.button(/Muy bien razonado, Nicolás/));
  await shown.press('1');
  expect(box(shown).value).toBe('Muy bien razonado, Nicolás.');
  box(shown).blur();
  await shown.press('2');
  expect(box(shown).value).toBe('Muy bien razonado, Nicolás. Te falta comparar los límites laterales.');
  await shown.eventually(() => expect(inputsOf(shown, 'journal.keep')).not.toEqual([]));
});

it('is searched without the mouse while typing, accents aside', async () => {
  const shown = await openDesk();
  await write(shown, 'Mira:');
  await shown.press(' ', box(shown), { ctrlKey: true, code: 'Space' });
  const field = (await shown.eventually(() => shown.find('[role=combobox]'))) as HTMLInputElement;
  expect(document.activeElement).toBe(field);
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await shown.change(() => {
    setter?.call(field, 'la grafica');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const options = () => shown.findAll('aside [role=option]').map((each) => each.textContent);
  await shown.eventually(() => expect(options()).toEqual(['La gráfica no corresponde a la función.']));
  expect(field.getAttribute('aria-activedescendant')).toBe(shown.find('aside [role=option]').id);
  await shown.press('Enter', field);
  await shown.eventually(() =>
    expect(box(shown).value).toBe('Mira: La gráfica no corresponde a la función.'),
  );
  expect(shown.findAll('[role=combobox]')).toEqual([]);
});

it('finds a comment of a bank that holds more than is offered', async () => {
  const bank = Array.from({ length: 501 }, (_, n) => ({
    id: `7b1c0000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    text: n === 500 ? 'Sobre la asíntota oblicua' : `Comentario ${n}`,
    ...{ mine: true, author: 'Ana', shared: false, pinned: false },
    uses: { question: 0, activity: 0, total: 1 },
  }));
  const shown = await openDesk({ feedback: { bank } });
  await write(shown, 'Mira:');
  await shown.press(' ', box(shown), { ctrlKey: true, code: 'Space' });
  const field = (await shown.eventually(() => shown.find('[role=combobox]'))) as HTMLInputElement;
  const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  await shown.change(() => {
    setter?.call(field, 'oblicua');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  const options = () => shown.findAll('aside [role=option]').map((each) => each.textContent);
  await shown.eventually(() => expect(options()).toEqual(['Sobre la asíntota oblicua']));
});

it('pins, forgets and brings back; a colleague’s is copied, never changed', async () => {
  const shown = await openDesk();
  await shown.click(await shown.eventually(() => shown.button('Ver y ordenar el banco')));
  const row = (text: RegExp) =>
    shown.eventually(() => {
      const found = shown.findAll('[role=dialog] li').find((each) => text.test(each.textContent ?? ''));
      if (found === undefined) throw new Error(`No row holds ${text}`);
      return found;
    });
  const press = async (text: RegExp, label: string) => {
    const button = [...(await row(text)).querySelectorAll('button')].find(
      (each) => each.textContent === label,
    );
    if (button === undefined) throw new Error(`${text} has no ${label}`);
    await shown.click(button);
  };
  expect((await row(/La gráfica/)).textContent).not.toContain('Olvidar');
  await press(/La gráfica/, 'Fijar');
  const [copied] = inputsOf(shown, 'bank.save') as { id: string; pinned: boolean }[];
  expect(copied).toMatchObject({ pinned: true, shared: false });
  expect(copied?.id).not.toBe('7b1c0000-0000-4000-8000-000000000004');
  await press(/Te falta comparar/, 'Olvidar');
  await shown.eventually(() => expect(shown.find('[role=dialog]').textContent).not.toContain('Te falta'));
  await shown.click(await shown.eventually(() => shown.button('Deshacer')));
  await row(/Te falta comparar/);
});

it('is ranked for the question the person is at: the answer they point at, or what they choose', async () => {
  const shown = await openDesk();
  const asked = () => inputsOf(shown, 'bank.find').at(-1);
  const choice = (await shown.eventually(() =>
    shown.find('aside select[aria-label="De qué trata el comentario"]'),
  )) as HTMLSelectElement;
  expect(asked()).not.toHaveProperty('question');
  const answer = await shown.eventually(() => shown.findAll('main [data-part]')[1] as HTMLElement);
  await shown.change(() => answer.dispatchEvent(new MouseEvent('pointerdown', { bubbles: true })));
  await shown.eventually(() => expect(asked()).toMatchObject({ question: answer.dataset.part }));
  expect(choice.value).toBe(answer.dataset.part);
  await write(shown, 'Bien');
  await shown.press('Enter', box(shown), { ctrlKey: true });
  await shown.eventually(() =>
    expect(inputsOf(shown, 'journal.publish')).toMatchObject([{ change: { question: answer.dataset.part } }]),
  );
  // Somebody else's answer was not pointed at; what is chosen stays.
  const now = () => shown.find('aside select') as HTMLSelectElement;
  await shown.eventually(() => expect(now().value).toBe(''));
  const set = Object.getOwnPropertyDescriptor(HTMLSelectElement.prototype, 'value')?.set;
  await shown.change(() => {
    set?.call(now(), 'r1');
    now().dispatchEvent(new Event('change', { bubbles: true }));
  });
  await shown.press('j');
  await shown.eventually(() => expect(asked()).toMatchObject({ activity: 'foro3', question: 'r1' }));
  expect(now().value).toBe('r1');
});

it('keeps a comment that the bank did not take in its box, and forgets nothing the course kept', async () => {
  const forbidden = { code: 'forbidden', message: '', retryable: false, reference: 'x' } as const;
  const shown = await openDesk({ failing: { 'bank.save': forbidden, 'bank.forget': forbidden } });
  await shown.click(await shown.eventually(() => shown.button('Ver y ordenar el banco')));
  const inDialog = (name: string) =>
    shown.eventually(() => {
      const found = shown.findAll('[role=dialog] button').find((each) => each.textContent === name);
      if (found === undefined) throw new Error(`No button in the dialog is called ${name}`);
      return found;
    });
  await shown.click(await inDialog('Añadir'));
  const field = (await shown.eventually(() => shown.find('[role=dialog] textarea'))) as HTMLTextAreaElement;
  const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
  await shown.change(() => {
    set?.call(field, 'Uno nuevo');
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
  await shown.click(await inDialog('Guardar'));
  await shown.eventually(() => shown.find('[role=dialog] [role=alert]'));
  expect((shown.find('[role=dialog] textarea') as HTMLTextAreaElement).value).toBe('Uno nuevo');
  await shown.click(await inDialog('Olvidar'));
  await shown.eventually(() => expect(inputsOf(shown, 'bank.forget')).toHaveLength(1));
  expect(toasts(shown)).toEqual([]);
});
