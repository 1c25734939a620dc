// @vitest-environment happy-dom
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { submissionQuery } from '../../../../renderer/api/queries.ts';
import { MathText } from '../../../../renderer/features/mathematics/math-text.tsx';
import { loadTypeset } from '../../../../renderer/features/mathematics/typeset.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, show, showApp } from '../../support/show.tsx';
import { readBank } from './bank.ts';

beforeAll(loadTypeset);
afterEach(closeAll);

describe('an answer with formulas', () => {
  it('has them drawn, with what was typed at hand', async () => {
    const shown = await show(<MathText text="Da 0/0, luego $\frac{1}{2}$ y ya." />);
    await shown.eventually(() => expect(shown.findAll('.katex')).toHaveLength(2));
    expect(shown.findAll('math mfrac')).toHaveLength(2);
    expect(shown.find('[title="0/0"]')).toBeTruthy();
    expect(document.body.textContent).toContain(', luego ');
  });

  it('are tall only on a line of their own', async () => {
    const shown = await show(<MathText text={'Da 1/2 y\n3/4.\nSí: 5/6'} />);
    await shown.eventually(() => expect(shown.findAll('.katex')).toHaveLength(3));
    const tall = shown.findAll('annotation').map((tex) => tex.textContent?.includes('displaystyle'));
    expect(tall).toEqual([false, true, false]);
  });

  it('shows what cannot be drawn as it was typed, with what is wrong', async () => {
    const shown = await show(<MathText text="Así: $\limite{x}$ y $x^2$" />);
    const note = await shown.eventually(() => shown.find('[role=note]'));
    expect(note.parentElement?.textContent).toContain('$\\limite{x}$');
    expect(note.textContent).toBe('No se puede dibujar: Undefined control sequence: \\limite');
    expect(shown.findAll('.katex')).toHaveLength(1);
  });

  it.each([
    String.raw`$\href{https://a.example}{x}$`,
    String.raw`$\includegraphics{https://a.example/b.png}$`,
    String.raw`$\htmlData{a=b}{x}$`,
    String.raw`$\def\a{\a\a}\a$`,
    String.raw`$\text{<img src=x onerror=alert(1)>}$`,
  ])('%s brings nothing in', async (text) => {
    const shown = await show(<MathText text={text} />);
    await shown.eventually(() => shown.find('.katex, [role=note]'));
    expect(shown.findAll('a, img, script, [onerror], [data-a]')).toHaveLength(0);
  });

  it('is drawn bit by bit where there are very many', async () => {
    const shown = await show(<MathText text={'x^2 y '.repeat(100)} />);
    await shown.eventually(() => expect(shown.findAll('.katex')).toHaveLength(100));
  });
});

describe('R', () => {
  async function openWith(text: string) {
    const shown = await showApp({ status: fakeStatus });
    await shown.eventually(() => shown.button(/^Foro 1/));
    const open = shown.bridge.grading.open;
    shown.bridge.grading.open = async (ref) => {
      const result = await open(ref);
      if (!result.ok) return result;
      const part = { kind: 'text', key: 'r1', label: 'Pregunta', text, length: text.length } as const;
      return { ok: true, value: { ...result.value, parts: [part] } };
    };
    shown.client.removeQueries({ queryKey: submissionQuery(null).queryKey.slice(0, 2) });
    await shown.click(shown.button(/^Foro 1/));
    await shown.eventually(() => shown.find('main section'));
    return shown;
  }

  it('shows exactly what was typed, and the formulas again', async () => {
    const typed = 'a  $x^2$\n\tb 1/2,  $$y$$\n';
    const shown = await openWith(typed);
    await shown.eventually(() => expect(shown.findAll('main .katex')).toHaveLength(3));
    await shown.press('r');
    await shown.eventually(() => expect(shown.findAll('main .katex')).toHaveLength(0));
    expect(shown.find('main section div').textContent).toBe(typed);
    expect(shown.button('tal como se escribió').getAttribute('aria-pressed')).toBe('true');
    await shown.press('r');
    await shown.eventually(() => expect(shown.findAll('main .katex')).toHaveLength(3));
  });

  it('shows the bytes of every kind of answer', async () => {
    const typed = readBank().join('\n');
    const shown = await openWith(typed);
    await shown.press('r');
    await shown.eventually(() => expect(shown.find('main section div').textContent).toBe(typed));
  });

  it('holds for the submission it was pressed on', async () => {
    const shown = await openWith('$x$');
    await shown.press('r');
    await shown.press('j');
    await shown.eventually(() => expect(shown.findAll('main .katex')).toHaveLength(1));
  });
});
