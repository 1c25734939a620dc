// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { success } from '#contract/result';
import { useOutboxScreens } from '../../../../renderer/features/outbox/outbox-screens.ts';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { closeAll } from '../../support/show.tsx';
import { box, inputsOf, openDesk, write } from '../../support/writing.ts';

afterEach(closeAll);

const about = (id: string, studentName: string) => ({
  ref: { activity: 'foro3', id },
  submittedAt: null,
  activity: 'foro3',
  student: `${id}@uni.example`,
  studentName,
  editing: null,
  seen: [],
});

it('keeps what comes from a file as drafts, names the rows that were not understood, and overwrites nothing', async () => {
  const shown = await openDesk();
  await write(shown, 'Ya escrito aquí');
  shown.bridge.exchange.readDrafts = async () =>
    success({
      name: 'foro3.csv',
      drafts: [
        { key: 'foro3/167', text: 'Del archivo', about: about('167', 'Nicolás Arango') },
        { key: 'foro3/166', text: 'Otro del archivo', about: about('166', 'Valentina Ríos') },
      ],
      blank: 3,
      errors: [{ row: 7, reason: 'student-unknown' }],
    });
  await shown.change(() => useOutboxScreens.getState().show('exchange'));
  await shown.click(await shown.eventually(() => shown.button('Elegir un CSV…')));
  await shown.eventually(() =>
    expect(shown.find('[role=dialog]').textContent).toContain('Fila 7: ese correo no está en este curso'),
  );
  await shown.click(shown.button('Guardar 1 borrador y repasarlo'));
  await shown.eventually(() => shown.find('#bulk-title'));
  expect(
    inputsOf(shown, 'journal.keep').filter((input) => (input as { key: string }).key === 'foro3/166'),
  ).toMatchObject([{ course: 'calculo', text: 'Otro del archivo' }]);
  expect(inputsOf(shown, 'journal.publishMany')).toEqual([]);
  await shown.click(shown.button('Volver a las entregas'));
  await shown.eventually(() => expect(box(shown).value).toBe('Ya escrito aquí'));
});

it('prints everything said about an activity, student by student, each comment once', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  const shown = await openDesk({}, 'Foro 5');
  await shown.change(() => useOutboxScreens.getState().show('exchange'));
  shown.bridge.feedback.standing = async ({ refs }) =>
    success(
      refs.slice(0, 2).map((ref) => ({
        ref,
        comments: [
          { id: ref.id, version: '1', text: `Sobre ${ref.id}`, author: 'ana.torres', writtenAt: null },
        ],
      })),
    );
  await shown.click(await shown.eventually(() => shown.button('Imprimir…')));
  await shown.eventually(() => expect(print).toHaveBeenCalledOnce());
  const page = shown.find('body > [data-printed]');
  expect(page.querySelector('h1')?.textContent).toBe('Cálculo I · 2026-2 · Foro 5');
  expect(page.querySelectorAll('section')).toHaveLength(2);
  expect(page.textContent).toContain('Sobre 40');
  await shown.change(() => window.dispatchEvent(new Event('afterprint')));
  expect(shown.findAll('body > [data-printed]')).toHaveLength(0);
  vi.unstubAllGlobals();
});

it('makes PDFs of what was chosen, with numbers where names are hidden, and says where they are', async () => {
  const shown = await openDesk({}, 'Foro 5');
  await shown.change(() => useUiStore.getState().toggleNames());
  await shown.change(() => useOutboxScreens.getState().show('exchange'));
  const choose = async (value: string) =>
    shown.click(await shown.eventually(() => shown.find(`[role=dialog] input[value=${value}]`)));
  await choose('pdf');
  await choose('activity');
  await shown.click(shown.button('Elegir carpeta y crear los PDF…'));
  await shown.eventually(() =>
    expect(shown.find('[role=dialog]').textContent).toContain(
      '2 PDF guardados en «Comentarios - Cálculo I - 2026-11-21».',
    ),
  );
  expect(inputsOf(shown, 'exchange.printTo')).toEqual([{ per: 'activity', names: false, activity: 'foro5' }]);
  await shown.change(() => useUiStore.getState().toggleNames());
});
