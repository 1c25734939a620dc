// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { verdictOn } from '../../../../renderer/features/comparison/cell-verdict.ts';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const cell = {
  answered: 80,
  blank: 7,
  median: 4,
  common: { value: '4', count: 60 },
  same: 60,
  apart: 0,
  nearer: 0.9,
  differs: false,
};

describe('a cell beside the class', () => {
  it('stands out by a number beyond the tolerance or by other words', () => {
    expect(verdictOn(cell, 0)).toBe('alike');
    expect(verdictOn({ ...cell, apart: 0.1 }, 0.1)).toBe('alike');
    expect(verdictOn({ ...cell, apart: 0.11 }, 0.1)).toBe('apart');
    expect(verdictOn({ ...cell, apart: null }, 0)).toBe('alike');
    expect(verdictOn({ ...cell, apart: 3, nearer: 0.6 }, 0.1)).toBe('alike');
    expect(verdictOn({ ...cell, apart: null, differs: true }, 1)).toBe('different');
  });
});

async function openTable(): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  await shown.click(await shown.eventually(() => shown.button(/^Foro 3/)));
  await shown.eventually(() => shown.find('main table td[title]'));
  return shown;
}
const marked = (shown: Shown) =>
  shown.findAll('main td').filter((each) => each.textContent?.includes('Se aparta de la clase'));

describe('the table', () => {
  it('marks what stands out in words and tells the rest where it is pointed at', async () => {
    const shown = await openTable();
    const first = shown.find('main tbody td');
    expect(first.title).toContain('Mediana de la clase: 1,9');
    expect(first.title).toContain('90 escribieron lo mismo');
    expect(first.textContent).toBe('1.9');
    const outliers = marked(shown);
    expect(outliers.length).toBeGreaterThan(3);
    expect(outliers.some((each) => each.textContent?.includes('lo usual: no existe'))).toBe(true);
    expect(shown.find('main').textContent).toContain(`${outliers.length} celdas se apartan de la clase`);
    const empty = shown.findAll('main tbody td').at(-1);
    expect(empty?.textContent).toBe('vacía');
    expect(empty?.title).toContain('la dejaron vacía');
  });

  it('marks less with a wider tolerance, which the desk remembers', async () => {
    const shown = await openTable();
    const before = marked(shown).length;
    const select = shown.find('main select') as HTMLSelectElement;
    await shown.change(() => {
      select.value = '1';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    expect(marked(shown).length).toBeLessThan(before);
    expect(useUiStore.getState().tolerance).toBe(1);
    await shown.eventually(() => {
      const remembered = shown.bridge.calls.filter(({ method }) => method === 'desk.remember').at(-1);
      expect(remembered?.input).toMatchObject({ tolerance: 1 });
    });
  });

  it('without the class is still the table', async () => {
    const shown = await showApp({
      status: fakeStatus,
      failing: {
        'classroom.cells': { code: 'busy', message: '', retryable: true, reference: 'x' },
      },
    });
    await shown.click(await shown.eventually(() => shown.button(/^Foro 3/)));
    await shown.eventually(() => expect(shown.find('main tbody td').textContent).toBe('1.9'));
    expect(marked(shown)).toHaveLength(0);
  });
});
