// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { StackedAnswer } from '#contract/classroom';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

/** Two of one stack side by side, who wrote this. */
async function compare(first: string, second: string): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  const { answers } = window.tiza.classroom;
  window.tiza.classroom.answers = async (asked) => {
    const result = await answers(asked);
    if (!result.ok) return result;
    const words = [first, second];
    const value = result.value.map((answer: StackedAnswer, index: number) => ({
      ...answer,
      text: words[index] ?? answer.text,
      answerLength: (words[index] ?? answer.text).length,
    }));
    return { ok: true, value };
  };
  await shown.click(await shown.eventually(() => shown.button(/^Foro 3/)));
  await shown.eventually(() => shown.find('[role=option]'));
  await shown.press('q');
  await shown.eventually(() => shown.find('#stack-0'));
  useUiStore.getState().placeInStacks({ index: 1, open: true, member: 0 });
  await shown.eventually(() => shown.find('#member-1 b'));
  for (const key of ['a', 'j', 'a']) await shown.press(key);
  await shown.eventually(() => expect(panel(shown).querySelectorAll('h2')).toHaveLength(2));
  return shown;
}
const panel = (shown: Shown) => shown.find('[aria-label="Dos respuestas lado a lado"]');
const marked = (shown: Shown) => [...panel(shown).querySelectorAll('mark')].map((each) => each.textContent);

describe('two answers side by side', () => {
  it('mark the words in which they differ, each its own, until D draws them as they read', async () => {
    const shown = await compare('El límite vale 4 por la izquierda', 'El límite vale 5 por la derecha');
    expect(marked(shown)).toEqual([
      'Solo aquí: 4',
      'Solo aquí: izquierda',
      'Solo aquí: 5',
      'Solo aquí: derecha',
    ]);
    await shown.press('d');
    expect(marked(shown)).toEqual([]);
    await shown.press('d');
    expect(marked(shown)).toHaveLength(4);
  });

  it('say so where they do not differ', async () => {
    const shown = await compare('Vale 4', 'Vale 4');
    expect(marked(shown)).toEqual([]);
    expect(panel(shown).textContent).toContain('Las dos dicen lo mismo, palabra por palabra.');
  });
});
