// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { closeAll } from '../../support/show.tsx';
import { box, heading, inputsOf, openDesk, toasts, write } from '../../support/writing.ts';

afterEach(closeAll);

const enter = { ctrlKey: true };
const diskFull = { code: 'disk-full', message: '', retryable: true, reference: 'd1sk' } as const;

describe('writing a comment', () => {
  it('keeps what is typed on this computer and says so', async () => {
    const shown = await openDesk();
    expect(shown.find('aside [role=status]').textContent).toBe('Nada escrito todavía');
    await write(shown, 'Bien hecho');
    await shown.eventually(() =>
      expect(shown.find('aside [role=status]').textContent).toMatch(/^Guardado en este equipo · \d\d:\d\d$/),
    );
    expect(inputsOf(shown, 'journal.keep').at(-1)).toMatchObject({
      course: 'calculo',
      key: 'foro3/167',
      text: 'Bien hecho',
      about: { activity: 'foro3', editing: null, seen: ['1'] },
    });
  });

  it('marks the submission as a draft, and has the words again on coming back', async () => {
    const shown = await openDesk();
    await write(shown, 'A medias');
    await shown.eventually(() =>
      expect(shown.find('[aria-selected=true] [data-state]').dataset.state).toBe('draft'),
    );
    await shown.press('j');
    await shown.eventually(() => expect(box(shown).value).toBe(''));
    await shown.press('k');
    await shown.eventually(() => expect(box(shown).value).toBe('A medias'));
    expect(shown.find('main header').textContent).toContain('Borrador');
  });

  it('says at once that a full disk keeps nothing, and loses no word over it', async () => {
    const shown = await openDesk({ failing: { 'journal.keep': diskFull } });
    await write(shown, 'Sin sitio');
    await shown.eventually(() =>
      expect(shown.find('aside [role=alert]').textContent).toContain('disco lleno'),
    );
    await shown.press('j');
    await shown.press('k');
    await shown.eventually(() => expect(box(shown).value).toBe('Sin sitio'));
  });

  it('counts words and shows formulas and the text as it will be read, without getting in the way', async () => {
    const shown = await openDesk();
    await write(shown, 'El límite es $\\frac{1}{2}$, {nombre}.');
    await shown.eventually(() => expect(shown.find('aside').textContent).toContain('7 palabras'));
    await shown.eventually(() => shown.find('aside .katex'));
    await shown.click(shown.find('aside [value=read]'));
    const read = await shown.eventually(() => shown.find('[aria-label="Como lo leerá el estudiante"]'));
    expect(read.textContent).toBe('El límite es $\\frac{1}{2}$, Nicolás.');
  });
});

describe('publishing', () => {
  it('shows the next submission before anybody has answered', async () => {
    const shown = await openDesk();
    const first = heading(shown);
    await write(shown, 'Muy bien, {nombre}.');
    shown.bridge.journal.publish = () => new Promise(() => undefined);
    await shown.press('Enter', box(shown), enter);
    await shown.eventually(() => expect(heading(shown)).not.toBe(first));
    // What stands beside the submission follows it by a frame.
    await shown.eventually(() => expect(box(shown).value).toBe(''));
    expect(document.activeElement === shown.find('[role=listbox]')).toBe(true);
  });

  it('sends the words as the student will read them, once, and can be taken back', async () => {
    const shown = await openDesk({ journal: { offline: true } });
    const first = heading(shown);
    await write(shown, 'Muy bien, {nombre}.');
    await shown.press('Enter', box(shown), enter);
    await shown.eventually(() => expect(toasts(shown)).toEqual(['Comentario a Nicolás Arango en camino.']));
    expect(inputsOf(shown, 'journal.publish')).toMatchObject([
      { draft: 'foro3/167', change: { kind: 'new', text: 'Muy bien, Nicolás.', seen: ['1'] } },
    ]);
    expect(shown.button(/en cola/).textContent).toBe('1 en cola');
    expect(shown.findAll('[role=option] [data-state]')[0]?.dataset.state).toBe('reviewed');
    await shown.press('z', document.body, enter);
    await shown.eventually(() => expect(inputsOf(shown, 'journal.undo')).toHaveLength(1));
    await shown.eventually(() => expect(heading(shown)).toBe(first));
    expect(shown.findAll('[role=option] [data-state]')[0]?.dataset.state).toBe('awaiting');
  });

  it('puts the words back into their box when they cannot be queued', async () => {
    const shown = await openDesk({ failing: { 'journal.publish': diskFull } });
    await write(shown, 'No se pierde');
    await shown.press('Enter', box(shown), enter);
    await shown.eventually(() => expect(toasts(shown)[0]).toContain('no se pudo poner en cola'));
    await shown.press('k');
    await shown.eventually(() => expect(box(shown).value).toBe('No se pierde'));
    expect(shown.findAll('[role=option] [data-state]')[0]?.dataset.state).toBe('draft');
  });

  it.each([
    ['  \n', 'No hay nada escrito'],
    ['a\0b', 'carácter nulo'],
    ['mitad \ud83d', 'medio carácter'],
  ])('tells before sending what cannot be stored: %j', async (text, told) => {
    const shown = await openDesk();
    const first = heading(shown);
    await write(shown, text);
    await shown.press('Enter', box(shown), enter);
    await shown.eventually(() => expect(toasts(shown)[0]).toContain(told));
    expect(inputsOf(shown, 'journal.publish')).toEqual([]);
    expect(heading(shown)).toBe(first);
    expect(box(shown).value).toBe(text);
  });

  it('asks once who signs', async () => {
    const shown = await openDesk({ feedback: { facilities: { author: null, authorNeeded: true } } });
    await write(shown, 'Bien');
    await shown.press('Enter', box(shown), enter);
    const field = (await shown.eventually(() => shown.find('[role=dialog] input'))) as HTMLInputElement;
    const setter = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    await shown.change(() => {
      setter?.call(field, 'Ana Pérez');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await shown.change(() =>
      shown
        .find('[role=dialog] form')
        .dispatchEvent(new Event('submit', { bubbles: true, cancelable: true })),
    );
    await shown.eventually(() => expect(inputsOf(shown, 'journal.publish')).toHaveLength(1));
    expect(inputsOf(shown, 'feedback.sign')).toEqual([{ author: 'Ana Pérez' }]);
  });

  it('names nobody in the box while names are hidden', async () => {
    const shown = await openDesk();
    await shown.change(() => useUiStore.getState().toggleNames());
    await shown.press('1');
    expect(box(shown).value).toBe('Muy bien razonado, {nombre}.');
    await shown.press('Enter', box(shown), enter);
    await shown.eventually(() =>
      expect(inputsOf(shown, 'journal.publish')).toMatchObject([
        { change: { text: 'Muy bien razonado, Nicolás.' } },
      ]),
    );
  });
});
