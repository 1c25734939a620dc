// @vitest-environment happy-dom
import { afterEach, expect, it } from 'vitest';
import type { KeptDraft } from '#contract/journal-drafts';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { closeAll, type Shown } from '../../support/show.tsx';
import { inputsOf, openDesk, toasts, write } from '../../support/writing.ts';

afterEach(closeAll);

const draft = (id: string, studentName: string, text: string, seen: string[]): KeptDraft => ({
  key: `foro3/${id}`,
  text,
  about: {
    ref: { activity: 'foro3', id },
    submittedAt: null,
    activity: 'foro3',
    student: `${id}@uni.example`,
    studentName,
    editing: null,
    seen,
  },
  changedAt: '2026-11-20T19:42:00.000Z',
  discardedAt: null,
});
const drafts = [
  draft('167', 'Nicolás Arango', 'Muy bien, {nombre}.', ['1']),
  draft('166', 'Valentina Ríos', 'Revisa el signo.', []),
];

async function openMany(shown: Shown): Promise<void> {
  await shown.change(() => useUiStore.getState().openPublishing());
  await shown.eventually(() => shown.find('#bulk-title'));
}

it('publishes what was read and chosen; what somebody answered meanwhile is not chosen by itself', async () => {
  const shown = await openDesk({ journal: { drafts } });
  await openMany(shown);
  const publish = await shown.eventually(() => shown.button('Publicar 1'));
  expect(shown.find('main').textContent).toContain('Muy bien, Nicolás.');
  expect(shown.find('main').textContent).toContain('comentó después de que lo escribieras');
  await shown.click(publish);
  await shown.eventually(() => expect(toasts(shown).at(-1)).toBe('1 comentario en camino.'));
  expect(inputsOf(shown, 'journal.publishMany')).toMatchObject([
    {
      course: 'calculo',
      items: [{ draft: 'foro3/167', change: { kind: 'new', text: 'Muy bien, Nicolás.', seen: ['1'] } }],
    },
  ]);
  await shown.click(await shown.eventually(() => shown.button('Deshacer')));
  await shown.eventually(() => expect(inputsOf(shown, 'journal.undoRun')).toHaveLength(1));
});

it('lists what was typed a moment ago', async () => {
  const shown = await openDesk();
  await write(shown, 'Recién escrito');
  await openMany(shown);
  await shown.eventually(() => expect(shown.find('main').textContent).toContain('Recién escrito'));
});

it('goes on with a run that was interrupted, and can be paused and cancelled', async () => {
  const run = {
    id: 'b0000000-0000-4000-8000-000000000001',
    state: 'running' as const,
    startedAt: '2026-11-21T09:30:00.000Z',
    ...{ total: 50, confirmed: 20, attention: 0, cancelled: 0, waiting: 30 },
  };
  const shown = await openDesk({ journal: { runs: [run] } });
  await openMany(shown);
  await shown.eventually(() => expect(shown.find('main').textContent).toContain('20 de 50 publicados'));
  await shown.click(shown.button('Pausar'));
  await shown.click(await shown.eventually(() => shown.button('Seguir')));
  await shown.click(await shown.eventually(() => shown.button('Cancelar lo que falta')));
  await shown.eventually(() => expect(shown.find('main').textContent).toContain('Cancelado'));
  expect(
    ['pauseRun', 'resumeRun', 'cancelRun'].flatMap((method) => inputsOf(shown, `journal.${method}`)),
  ).toEqual([{ id: run.id }, { id: run.id }, { id: run.id }]);
});
