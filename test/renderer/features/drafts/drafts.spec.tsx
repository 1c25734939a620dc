// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import type { KeptDraft } from '#contract/journal-drafts';
import { success } from '#contract/result';
import { closeAll } from '../../support/show.tsx';
import { box, inputsOf, openDesk, toasts, write } from '../../support/writing.ts';

afterEach(closeAll);

const draft: KeptDraft = {
  key: 'foro3/167',
  text: 'Lo de ayer',
  about: {
    ref: { activity: 'foro3', id: '167' },
    submittedAt: null,
    activity: 'foro3',
    student: 'nicolás0@uni.example',
    studentName: 'Nicolás Arango',
    editing: null,
    seen: [],
  },
  changedAt: '2026-11-20T19:42:00.000Z',
  discardedAt: null,
};

it('tells of drafts from the last time, and puts them back into their boxes', async () => {
  const shown = await openDesk({ journal: { drafts: [draft] } });
  await shown.eventually(() => expect(toasts(shown)[0]).toBe('Se encontró 1 borrador de la última vez.'));
  expect(box(shown).value).toBe('Lo de ayer');
  expect(shown.find('aside').textContent).toContain('comentó esta entrega después de que empezaras');
});

it('shows a draft against what the course holds by now', async () => {
  const theirs = { id: '1', version: '1', text: 'Lo de hoy', author: 'luis.gil', writtenAt: null };
  const rewording = {
    ...draft,
    key: 'edit/1',
    about: { ...draft.about, editing: { ...theirs, text: 'Antes' } },
  };
  const shown = await openDesk({ journal: { drafts: [rewording] } });
  shown.bridge.journal.meanwhile = async () => success({ theirs, newer: [] });
  await shown.click(await shown.eventually(() => shown.button(/1 borrador en este equipo/)));
  await shown.click(await shown.eventually(() => shown.button('Comparar con el curso')));
  await shown.eventually(() => expect(shown.find('[role=dialog] ins').textContent).toContain('ayer'));
  expect(shown.find('[role=dialog] del').textContent).toContain('hoy');
});

it('brings back a draft that was thrown away, with its last words', async () => {
  const shown = await openDesk();
  await write(shown, 'Hasta la última palabra');
  await shown.click(await shown.eventually(() => shown.button('Descartar')));
  await shown.eventually(() => expect(box(shown).value).toBe(''));
  await shown.eventually(() => expect(inputsOf(shown, 'journal.discard')).toHaveLength(1));
  await shown.click(await shown.eventually(() => shown.button('Deshacer')));
  await shown.eventually(() => expect(box(shown).value).toBe('Hasta la última palabra'));
});

it('throws away also what is typed while the disk is slow, so that all of it comes back', async () => {
  const shown = await openDesk();
  await write(shown, 'Primero');
  const keep = shown.bridge.journal.keep;
  let written: () => void = () => undefined;
  shown.bridge.journal.keep = async (kept) => {
    await new Promise<void>((done) => {
      written = done;
    });
    return keep(kept);
  };
  await shown.click(await shown.eventually(() => shown.button('Descartar')));
  await write(shown, 'Primero y después');
  shown.bridge.journal.keep = keep;
  await shown.change(() => written());
  await shown.eventually(() => expect(inputsOf(shown, 'journal.discard')).toHaveLength(1));
  await shown.click(await shown.eventually(() => shown.button('Deshacer')));
  await shown.eventually(() => expect(box(shown).value).toBe('Primero y después'));
});

it('has a draft that could not be thrown away in its box again', async () => {
  const unwritable = { code: 'internal', message: '', retryable: true, reference: 'x' } as const;
  const shown = await openDesk({ failing: { 'journal.discard': unwritable } });
  await write(shown, 'Sigue aquí');
  await shown.click(await shown.eventually(() => shown.button('Descartar')));
  await shown.eventually(() => expect(toasts(shown).at(-1)).toContain('sigue en su cuadro'));
  expect(box(shown).value).toBe('Sigue aquí');
});

it('loses neither what comes back nor what was begun meanwhile', async () => {
  const shown = await openDesk();
  await write(shown, 'Empezado después');
  shown.bridge.journal.drafts = async () => success([{ ...draft, text: 'Vuelve del envío' }]);
  await shown.change(() => shown.bridge.emit('drafts-changed', { keys: ['foro3/167'] }));
  await shown.eventually(() => expect(box(shown).value).toBe('Vuelve del envío\n\nEmpezado después'));
});

it('keeps the words of the last time when somebody types before the disk has answered', async () => {
  const found = { ...draft, page: 'a6f0c1d2-3b4c-4d5e-8f60-718293a4b5c6' };
  const slow = { code: 'busy', message: '', retryable: true, reference: 'x' } as const;
  const shown = await openDesk({ journal: { drafts: [found] }, failing: { 'journal.drafts': slow } });
  await write(shown, 'Sin esperar');
  shown.bridge.fail('journal.drafts', undefined);
  shown.bridge.journal.drafts = async () => success([found]);
  await shown.change(() => shown.bridge.emit('drafts-changed', { keys: [] }));
  await shown.eventually(() => expect(box(shown).value).toBe('Lo de ayer\n\nSin esperar'));
  await shown.eventually(() => {
    const last = inputsOf(shown, 'journal.keep').at(-1);
    expect(last).toMatchObject({ text: 'Lo de ayer\n\nSin esperar', from: found.page });
  });
});

it('puts a comment that found its box taken beside what is there', async () => {
  const back = { ...draft, key: 'foro3/167 (a1b2c3d4)', text: 'Vuelto aparte' };
  const shown = await openDesk({ journal: { drafts: [back] } });
  await write(shown, 'Lo de ahora');
  await shown.click(await shown.eventually(() => shown.button(/borradores en este equipo/)));
  const rows = await shown.eventually(() => {
    const found = shown.findAll('[role=dialog] li').find((row) => row.textContent?.includes('Vuelto aparte'));
    if (found === undefined) throw new Error('The draft is not listed');
    return found;
  });
  await shown.click(rows.querySelector('button') as HTMLElement);
  await shown.eventually(() => expect(box(shown).value).toBe('Lo de ahora\n\nVuelto aparte'));
  await shown.eventually(() =>
    expect(inputsOf(shown, 'journal.discard')).toEqual([{ course: 'calculo', key: back.key }]),
  );
});

it('opens a rewording that was begun, in its place', async () => {
  const base = {
    id: '1',
    version: '700',
    text: 'Cuida la notación de funciones compuestas.',
    author: 'ana.torres',
  };
  const rewording = {
    ...draft,
    key: 'edit/1',
    text: 'A medio cambiar',
    about: { ...draft.about, editing: base },
  };
  const shown = await openDesk({
    journal: { drafts: [rewording] },
    feedback: { facilities: { author: 'ana.torres' } },
  });
  const field = (await shown.eventually(() => shown.find('aside li textarea'))) as HTMLTextAreaElement;
  expect(field.value).toBe('A medio cambiar');
});
