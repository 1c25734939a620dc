// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { KeptDraft } from '#contract/journal-drafts';
import { itemLike } from '../../support/item-like.ts';
import { closeAll, type Shown } from '../../support/show.tsx';
import { inputsOf, openDesk, toasts, write } from '../../support/writing.ts';

afterEach(closeAll);

const base = { id: '1', version: '700', text: 'Cuida la notación.', author: 'ana.torres' };
const theirs = {
  ...base,
  version: '701',
  text: 'Cuida la notación, siempre.',
  author: 'luis.gil',
  writtenAt: null,
};
const changed = itemLike({
  kind: 'edit',
  base,
  text: 'Cuida mejor la notación.',
  state: 'conflict',
  waitsFor: null,
  conflict: { outcome: 'conflict', kind: 'changed', base, theirs },
});

const dialog = (shown: Shown, text: RegExp) =>
  shown.eventually(() => {
    const found = shown.findAll('[role=dialog]').find((each) => text.test(each.textContent ?? ''));
    if (found === undefined) throw new Error(`No dialog says ${text}`);
    return found;
  });

async function decide(shown: Shown): Promise<HTMLElement> {
  await shown.click(await shown.eventually(() => shown.button(/por decidir/)));
  await dialog(shown, /Por enviar/);
  await shown.click(await shown.eventually(() => shown.button(/^Decidir/)));
  return dialog(shown, /Nada se ha sobrescrito/);
}

describe('two people changed the same comment', () => {
  it('shows both changes against what both began with', async () => {
    const shown = await openDesk({ journal: { items: [changed] } });
    const asked = await decide(shown);
    expect([...asked.querySelectorAll('ins')].map((each) => each.textContent)).toEqual([
      expect.stringContaining(', siempre'),
      expect.stringContaining('mejor'),
    ]);
    expect(asked.textContent).toContain('luis.gil');
  });

  it('takes mine, knowing theirs', async () => {
    const shown = await openDesk({ journal: { items: [changed] } });
    await decide(shown);
    await shown.click(shown.button('Publicar este texto'));
    await shown.eventually(() =>
      expect(inputsOf(shown, 'journal.resolve')).toEqual([{ id: changed.id, choice: 'mine' }]),
    );
    expect(inputsOf(shown, 'journal.publish')).toEqual([]);
  });

  it('writes a text of both down before mine is let go', async () => {
    const shown = await openDesk({ journal: { items: [changed] } });
    const asked = await decide(shown);
    await shown.click(asked.querySelector('[value=both]') as HTMLElement);
    await shown.click(shown.button('Publicar este texto'));
    await shown.eventually(() => expect(inputsOf(shown, 'journal.resolve')).toHaveLength(1));
    expect(inputsOf(shown, 'journal.publish')).toMatchObject([
      { change: { kind: 'edit', base: theirs, text: `${theirs.text}\n\n${changed.text}` } },
    ]);
    expect(inputsOf(shown, 'journal.resolve')).toEqual([{ id: changed.id, choice: 'theirs' }]);
    const order = shown.bridge.calls.map(({ method }) => method);
    expect(order.indexOf('journal.publish')).toBeLessThan(order.indexOf('journal.resolve'));
  });

  it('has what the person puts together on this computer, found again after a crash', async () => {
    const shown = await openDesk({ journal: { items: [changed] } });
    const asked = await decide(shown);
    await shown.click(asked.querySelector('[value=both]') as HTMLElement);
    const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set;
    await shown.change(() => {
      const field = asked.querySelector('textarea') as HTMLTextAreaElement;
      set?.call(field, 'De los dos, mezclado');
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    await shown.eventually(() => expect(asked.textContent).toContain('Guardado en este equipo'));
    await shown.click(asked.querySelector('[value=theirs]') as HTMLElement);
    const [kept] = inputsOf(shown, 'journal.keep').slice(-1) as KeptDraft[];
    expect(kept).toMatchObject({
      key: `merge/${changed.id}`,
      about: { editing: { id: '1', version: '701' } },
    });
    await closeAll();
    const found = { ...(kept as KeptDraft), changedAt: '2026-11-21T09:31:00.000Z', discardedAt: null };
    const again = await openDesk({ journal: { items: [changed], drafts: [found] } });
    await again.click(await again.eventually(() => again.button(/1 borrador en este equipo/)));
    await again.click(await again.eventually(() => again.button('Abrir')));
    const merging = await dialog(again, /Nada se ha sobrescrito/);
    expect(merging.querySelector('textarea')?.value).toBe('De los dos, mezclado');
    await again.click(again.button('Publicar este texto'));
    await again.eventually(() =>
      expect(inputsOf(again, 'journal.publish')).toMatchObject([
        { draft: `merge/${changed.id}`, change: { kind: 'edit', text: 'De los dos, mezclado' } },
      ]),
    );
  });
});

it('warns before a second comment is published, and leads back to the box', async () => {
  const met = itemLike({
    state: 'conflict',
    waitsFor: null,
    conflict: { outcome: 'conflict', kind: 'colleague', theirs: [theirs] },
  });
  const shown = await openDesk({ journal: { items: [met] } });
  await shown.click(await shown.eventually(() => shown.button(/^Decidir/)));
  const asked = await dialog(shown, /Puede que ya esté todo dicho/);
  expect(asked.textContent).toContain(theirs.text);
  await shown.click(shown.button('Volver a escribir'));
  await shown.eventually(() =>
    expect(inputsOf(shown, 'journal.resolve')).toEqual([{ id: met.id, choice: 'draft' }]),
  );
});

const away = { code: 'unreachable', message: '', retryable: true, reference: 'n3t' } as const;

it.each([
  ['the version that is on screen', {}, '700'],
  ['the words on screen while the course is away', { 'feedback.standing': away }, null],
])('edits a comment in its place, from %s', async (_what, failing, version) => {
  const shown = await openDesk({ feedback: { facilities: { author: 'ana.torres' } }, failing });
  await shown.click(await shown.eventually(() => shown.button('Editar')));
  const field = (await shown.eventually(() => shown.find('aside li textarea'))) as HTMLTextAreaElement;
  expect(field.value).toBe('Cuida la notación de funciones compuestas.');
  await write(shown, 'Cuida la notación.', field);
  await shown.eventually(() =>
    expect(shown.button('Guardar el cambio').hasAttribute('disabled')).toBe(false),
  );
  await shown.click(shown.button('Guardar el cambio'));
  await shown.eventually(() =>
    expect(inputsOf(shown, 'journal.publish')).toMatchObject([
      {
        draft: 'edit/1',
        change: {
          kind: 'edit',
          text: 'Cuida la notación.',
          base: { id: '1', version, text: 'Cuida la notación de funciones compuestas.' },
        },
      },
    ]),
  );
  expect(toasts(shown).at(-1)).toContain('Cambio del comentario');
});

describe('a rewording', () => {
  const writing = { feedback: { facilities: { author: 'ana.torres' } } };
  const published = 'Cuida la notación de funciones compuestas.';
  const field = (shown: Shown) =>
    shown.eventually(() => shown.find('aside li textarea') as HTMLTextAreaElement);
  async function reword(shown: Shown, text: string): Promise<void> {
    await shown.click(await shown.eventually(() => shown.button('Editar')));
    await write(shown, text, await field(shown));
    await shown.eventually(() =>
      expect(shown.button('Guardar el cambio').hasAttribute('disabled')).toBe(text === published),
    );
  }

  /** The third of the list was told nothing yet. */
  async function toSomebodyElse(shown: Shown): Promise<void> {
    await shown.press('j');
    await shown.press('j');
    await shown.eventually(() => expect(shown.findAll('aside li textarea')).toHaveLength(0));
  }

  it('that could not be queued is open again, word for word, and the sentence says so', async () => {
    const diskFull = { code: 'disk-full', message: '', retryable: true, reference: 'd1sk' } as const;
    const shown = await openDesk({ ...writing, failing: { 'journal.publish': diskFull } });
    await reword(shown, 'Cuida la notación.');
    await shown.click(shown.button('Guardar el cambio'));
    await shown.eventually(() => expect(toasts(shown).at(-1)).toContain('tu redacción sigue abierta'));
    expect((await field(shown)).value).toBe('Cuida la notación.');
    await toSomebodyElse(shown);
    await shown.click(shown.button('Ir allí'));
    expect((await field(shown)).value).toBe('Cuida la notación.');
  });

  it('goes on from what it began with, also after another submission was looked at', async () => {
    const shown = await openDesk(writing);
    await reword(shown, 'Cuida la notación.');
    const standing = shown.bridge.feedback.standing;
    await toSomebodyElse(shown);
    shown.bridge.feedback.standing = async (query) => {
      const answer = await standing(query);
      if (!answer.ok) return answer;
      const newer = ({ comments, ...rest }: (typeof answer.value)[number]) => ({
        ...rest,
        comments: comments.map((each) => ({ ...each, version: '799' })),
      });
      return { ...answer, value: answer.value.map(newer) };
    };
    await shown.press('k');
    await shown.press('k');
    await field(shown);
    await shown.click(await shown.eventually(() => shown.button('Guardar el cambio')));
    await shown.eventually(() =>
      expect(inputsOf(shown, 'journal.publish')).toMatchObject([
        { change: { kind: 'edit', base: { id: '1', version: '700', text: published } } },
      ]),
    );
  });

  it('that was emptied and cancelled leaves nothing behind, not even a question', async () => {
    const shown = await openDesk(writing);
    await reword(shown, '');
    await shown.eventually(() => expect(inputsOf(shown, 'journal.keep').at(-1)).toMatchObject({ text: '' }));
    await shown.click(shown.button('Cancelar'));
    await shown.eventually(() => expect(shown.findAll('aside li textarea')).toHaveLength(0));
    expect(inputsOf(shown, 'journal.discard')).toEqual([]);
    expect(toasts(shown)).toEqual([]);
  });

  it.each(['Guardar el cambio', 'Retirar'])('asks first who signs: %s', async (name) => {
    const shown = await openDesk({ feedback: { facilities: { author: 'ana.torres', authorNeeded: true } } });
    if (name !== 'Retirar') await reword(shown, 'Cuida la notación.');
    await shown.click(await shown.eventually(() => shown.button(name)));
    await dialog(shown, /¿Quién firma/);
    expect(inputsOf(shown, 'journal.publish')).toEqual([]);
    if (name !== 'Retirar') expect((await field(shown)).value).toBe('Cuida la notación.');
  });
});
