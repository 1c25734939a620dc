// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { withFirstName } from '#contract/first-name';
import type { KeptDraft } from '#contract/journal-drafts';
import { stacksOf } from '../../../../renderer/features/questions/stacks.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';
import { forgetWriting } from '../../support/writing.ts';

afterEach(async () => {
  await closeAll();
  forgetWriting();
});

describe('the stacks of a question', () => {
  const question = { activity: 'foro1', part: 'r1' };
  const read = {
    complete: true,
    stacks: [
      {
        kind: 'same' as const,
        ways: [{ text: '4', count: 2 }],
        wayCount: 1,
        ids: ['1', '2', '3'],
        states: ['awaiting' as const, 'reviewed' as const, 'new-since-review' as const],
      },
      { kind: 'alone' as const, ways: [], wayCount: 1, ids: ['9'], states: ['reviewed' as const] },
    ],
  };

  it('hold only what waits to be read, unless all is wanted', () => {
    expect(stacksOf(question, read, true).map(({ members }) => members.map(({ id }) => id))).toEqual([
      ['1', '3'],
    ]);
    expect(
      stacksOf(question, read, false).map(({ awaiting, members }) => [awaiting, members.length]),
    ).toEqual([
      [2, 3],
      [0, 1],
    ]);
  });

  it('know what is on its way as done', () => {
    const expected = new Map([['foro1/1', 'reviewed' as const]]);
    expect(stacksOf(question, read, true, expected)[0]?.members.map(({ id }) => id)).toEqual(['3']);
  });
});

async function openQuestions(): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  await shown.click(await shown.eventually(() => shown.button(/^Foro 3/)));
  await shown.eventually(() => shown.find('[role=option]'));
  await shown.press('q');
  await shown.eventually(() => shown.find('#stack-0'));
  return shown;
}
const list = (shown: Shown) => shown.find('[role=listbox]');
const chosen = (shown: Shown) => shown.find('main [role=option][aria-selected=true]');
const calls = (shown: Shown, name: string) => shown.bridge.calls.filter(({ method }) => method === name);

const confirmation = (shown: Shown) => shown.find('[role=dialog] button:last-of-type[data-autofocus]');

async function write(shown: Shown, text: string): Promise<void> {
  const box = shown.find('aside textarea') as HTMLTextAreaElement;
  await shown.change(() => {
    box.value = text;
    box.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

describe('one question across the class', () => {
  it('Q goes to the same activity’s questions and back, J and K from stack to stack', async () => {
    const shown = await openQuestions();
    await shown.eventually(() => expect(document.activeElement).toBe(list(shown)));
    expect(shown.find('#question-title').textContent).toContain('¿Qué ocurre con f');
    expect(chosen(shown).textContent).toContain('Sin respuesta');
    await shown.press('j');
    expect(chosen(shown).textContent).toContain('2 formas de escribirlo');
    await shown.press('ArrowDown', list(shown));
    expect(chosen(shown).id).toBe('stack-2');
    await shown.press('q');
    await shown.eventually(() => shown.find('#queue-title'));
    await shown.press('q');
    await shown.eventually(() => expect(chosen(shown).id).toBe('stack-2'));
  });

  it('opens a stack, steps through it, compares two and leaves one out', async () => {
    const shown = await openQuestions();
    await shown.press('j');
    await shown.press('ArrowRight', list(shown));
    await shown.eventually(() => shown.find('#member-0 b'));
    const count = Number(chosen(shown).getAttribute('aria-setsize'));
    await shown.press('a');
    await shown.press('j');
    await shown.press('a');
    await shown.eventually(() =>
      expect(shown.findAll('[aria-label="Dos respuestas lado a lado"] h2')).toHaveLength(2),
    );
    expect(shown.find('[aria-label="Dos respuestas lado a lado"]').textContent).toContain(
      'palabra por palabra',
    );
    await shown.press('x');
    expect(chosen(shown).textContent).toContain('fuera');
    expect(shown.find('aside h2').textContent).toBe(`Un comentario para ${count - 1} estudiantes`);
    await shown.press('Escape');
    expect(shown.findAll('[aria-label="Dos respuestas lado a lado"]')).toHaveLength(0);
    await shown.press('Enter', list(shown));
    await shown.eventually(() => shown.find('#student-title'));
    await shown.press('Escape');
    await shown.eventually(() => expect(chosen(shown).id).toBe('member-1'));
    await shown.press('ArrowLeft', list(shown));
    expect(chosen(shown).id).toBe('stack-1');
  });

  it('writes once to everybody in a stack, after saying to how many, and takes it back in one step', async () => {
    const shown = await openQuestions();
    await shown.press('j');
    const size = Number(/\d+/.exec(chosen(shown).textContent ?? '')?.[0]);
    const before = chosen(shown).textContent;
    await write(shown, 'Muy bien, {nombre}.');
    await shown.press('Enter', shown.find('aside textarea'), { ctrlKey: true });
    const dialog = await shown.eventually(() => shown.find('[role=dialog]'));
    expect(dialog.textContent).toContain(`¿Publicar a ${size} estudiantes?`);
    expect(calls(shown, 'journal.publishMany')).toHaveLength(0);
    await shown.click(confirmation(shown));
    const sent = await shown.eventually(() => {
      const [call] = calls(shown, 'journal.publishMany');
      if (call === undefined) throw new Error('Nothing was sent');
      return call.input as { id: string; items: { studentName: string; change: Record<string, unknown> }[] };
    });
    expect(sent.items).toHaveLength(size);
    expect(new Set(sent.items.map(({ change }) => change.key)).size).toBe(size);
    for (const { studentName, change } of sent.items) {
      expect(change).toMatchObject({
        kind: 'new',
        activity: 'foro3',
        question: 'r1',
        seen: expect.any(Array),
      });
      expect(change.text).toBe(
        `«1 · ¿Qué ocurre con f cuando x → 2?»: ${withFirstName('Muy bien, {nombre}.', studentName)}`,
      );
    }
    await shown.eventually(() => expect(chosen(shown).textContent).not.toBe(before));
    await shown.press('z', document.body, { ctrlKey: true });
    await shown.eventually(() => expect(calls(shown, 'journal.undoRun')[0]?.input).toEqual({ id: sent.id }));
    await shown.eventually(() =>
      expect((shown.find('aside textarea') as HTMLTextAreaElement).value).toBe('Muy bien, {nombre}.'),
    );
  });

  it('has what was written to a group on this computer, and finds it again', async () => {
    const shown = await openQuestions();
    await shown.press('j');
    await write(shown, 'A medio decir');
    await shown.eventually(() =>
      expect(shown.find('aside').textContent).toContain('Guardado en este equipo'),
    );
    const kept = (await shown.bridge.journal.drafts({})) as { value: KeptDraft[] };
    expect(kept.value).toMatchObject([
      { key: expect.stringMatching(/^class\/foro3\/r1 ./), text: 'A medio decir' },
    ]);
    expect(chosen(shown).textContent).toContain('borrador');
    await closeAll();
    forgetWriting();
    const again = await showApp({ status: fakeStatus, journal: { drafts: kept.value } });
    await again.click(await again.eventually(() => again.button(/1 borrador en este equipo/)));
    await again.click(await again.eventually(() => again.button('Abrir')));
    await again.eventually(() => again.find('#stack-1'));
    await again.press('j');
    await again.eventually(() =>
      expect((again.find('aside textarea') as HTMLTextAreaElement).value).toBe('A medio decir'),
    );
  });

  it('keeps the words where publishing fails', async () => {
    const shown = await openQuestions();
    shown.bridge.fail('journal.publishMany', {
      code: 'disk-full',
      message: '',
      retryable: true,
      reference: 'x',
    });
    await write(shown, 'Bien');
    await shown.press('Enter', shown.find('aside textarea'), { ctrlKey: true });
    await shown.eventually(() => shown.find('[role=dialog]'));
    await shown.click(confirmation(shown));
    await shown.eventually(() => expect(document.body.textContent).toContain('sigue en su casilla'));
    expect((shown.find('aside textarea') as HTMLTextAreaElement).value).toBe('Bien');
  });

  it('asks a table cell by cell', async () => {
    const shown = await openQuestions();
    await shown.click(shown.button('Tabla de valores'));
    await shown.eventually(() => shown.find('main table button'));
    expect(shown.find('aside').textContent).toContain('Elige una celda');
    await shown.click(shown.findAll('main table button')[4] as HTMLElement);
    await shown.eventually(() => shown.find('#stack-0'));
    expect(calls(shown, 'classroom.question').at(-1)?.input).toEqual({
      activity: 'foro3',
      part: 't6',
      cell: { row: 1, column: 1 },
    });
    expect(shown.find('#question-title').textContent).toBe('6 · Tabla de valores, fila 2, f(x)');
  });

  it('hides the names of those who answered', async () => {
    const shown = await openQuestions();
    await shown.press('m');
    await shown.press('j');
    await shown.press('ArrowRight', list(shown));
    const names = await shown.eventually(() => {
      shown.find('#member-0 b');
      return shown.findAll('[role=option] b').map((each) => each.textContent);
    });
    expect(names.every((name) => /^Estudiante \d+$/.test(name ?? ''))).toBe(true);
  });
});
