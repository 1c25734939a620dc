// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PreferencesChange } from '#contract/preferences';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

// happy-dom lays nothing out: the columns are what a window of 1440 points has.
let columns: string[];
beforeEach(() => {
  (window as unknown as { happyDOM: { setViewport(size: object): void } }).happyDOM.setViewport({
    width: 1440,
    height: 900,
  });
  columns = ['216px', '316px', '536px', '372px'];
  const real = window.getComputedStyle.bind(window);
  vi.spyOn(window, 'getComputedStyle').mockImplementation((element, ...rest) => {
    const style = real(element, ...rest);
    if (!(element instanceof HTMLElement) || element.dataset.desk === undefined) return style;
    const shown = ['sidebar', 'queue', 'main', 'feedback'].map((pane, index) =>
      Number.parseFloat(element.style.getPropertyValue(`--pane-${pane}`) || (columns[index] ?? '')),
    );
    shown[2] = 1440 - [0, 1, 3].reduce((sum, index) => sum + (shown[index] ?? 0), 0);
    return new Proxy(style, {
      get: (target, key) =>
        key === 'gridTemplateColumns'
          ? shown.map((width) => `${width}px`).join(' ')
          : Reflect.get(target, key),
    });
  });
});
afterEach(async () => {
  await closeAll();
  vi.restoreAllMocks();
});

async function openDesk(preferences: PreferencesChange = {}): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus, info: { preferences } });
  await shown.eventually(() => expect(shown.findAll('[role=option]').length).toBeGreaterThan(3));
  return shown;
}

const handle = (shown: Shown, pane: string) => shown.find(`hr[data-pane=${pane}]`);
const saved = (shown: Shown) =>
  shown.bridge.calls.findLast(({ method }) => method === 'app.setPreferences')?.input as
    | PreferencesChange
    | undefined;

describe('panes', () => {
  it('are moved with the arrows, and remembered for windows of this size', async () => {
    const shown = await openDesk();
    const queue = handle(shown, 'queue');
    queue.focus();
    await shown.press('ArrowRight', queue);
    await shown.press('ArrowRight', queue, { shiftKey: true });
    expect(queue.getAttribute('aria-valuenow')).toBe(String(316 + 16 + 64));
    await shown.eventually(() => expect(saved(shown)?.panes?.medium).toEqual({ queue: 396 }));
    expect(shown.bridge.calls.filter(({ method }) => method === 'app.setPreferences')).toHaveLength(1);
  });

  it('grow towards the submission, and leave it room to be read', async () => {
    const shown = await openDesk();
    const feedback = handle(shown, 'feedback');
    await shown.press('ArrowLeft', feedback);
    expect(feedback.getAttribute('aria-valuenow')).toBe(String(372 + 16));
    await shown.press('End', feedback);
    expect(feedback.getAttribute('aria-valuenow')).toBe(feedback.getAttribute('aria-valuemax'));
    await shown.press('Home', feedback);
    expect(feedback.getAttribute('aria-valuenow')).toBe(feedback.getAttribute('aria-valuemin'));
  });

  it('are dragged, and put back with a double click', async () => {
    const shown = await openDesk({ panes: { narrow: {}, medium: { queue: 400 }, wide: {} } });
    const queue = handle(shown, 'queue');
    queue.setPointerCapture = () => undefined;
    const pointer = (type: string, clientX: number) =>
      shown.change(() =>
        queue.dispatchEvent(new PointerEvent(type, { clientX, bubbles: true, pointerId: 1 })),
      );
    await pointer('pointerdown', 600);
    await pointer('pointermove', 650);
    await pointer('pointerup', 650);
    await shown.eventually(() => expect(saved(shown)?.panes?.medium.queue).toBe(450));
    await shown.change(() => queue.dispatchEvent(new MouseEvent('dblclick', { bubbles: true })));
    await shown.eventually(() => expect(saved(shown)?.panes?.medium.queue).toBeUndefined());
  });

  it('are walked round with F6', async () => {
    const shown = await openDesk();
    shown.find('[role=listbox]').focus();
    const at = () => document.activeElement?.closest('[data-desk] > *')?.tagName;
    const seen = [at()];
    for (let turn = 0; turn < 4; turn += 1) {
      await shown.press('F6', document.activeElement ?? undefined);
      seen.push(at());
    }
    expect(seen).toEqual(['SECTION', 'MAIN', 'ASIDE', 'NAV', 'SECTION']);
    await shown.press('F6', document.activeElement ?? undefined, { shiftKey: true });
    expect(at()).toBe('NAV');
  });
});

describe('text', () => {
  it('grows and shrinks in five steps, also while typing', async () => {
    const shown = await openDesk();
    const field = shown.find('section input');
    const sizes: unknown[] = [];
    for (const key of ['+', '+', '+', '+', '-', '0']) {
      await shown.press(key, field, { ctrlKey: true });
      sizes.push(saved(shown)?.textSize);
    }
    expect(sizes).toEqual([115, 130, 150, 150, 130, 100]);
  });
});

describe('the submission', () => {
  it.each([
    ['no-preference', 'smooth'],
    ['reduce', 'instant'],
  ])('moves on as the system’s word on motion (%s) has it', async (wish, behavior) => {
    const { device } = (
      window as unknown as { happyDOM: { settings: { device: { prefersReducedMotion: string } } } }
    ).happyDOM.settings;
    device.prefersReducedMotion = wish;
    const shown = await openDesk();
    await shown.eventually(() => shown.find('[role=option]'));
    const scrollBy = vi.spyOn(shown.find('[data-desk] > main'), 'scrollBy').mockReturnValue(undefined);
    await shown.press(' ');
    expect(scrollBy.mock.calls).toMatchObject([[{ behavior }]]);
    device.prefersReducedMotion = 'no-preference';
  });
});

describe('the focus', () => {
  it('is never on nothing when what had it leaves the screen', async () => {
    const shown = await openDesk();
    const pane = shown.find('[data-desk] > main');
    const button = document.createElement('button');
    pane.append(button);
    button.focus();
    expect(document.activeElement).toBe(button);
    await shown.change(() => button.remove());
    await shown.eventually(() => expect(document.activeElement).toBe(pane));
  });
});
