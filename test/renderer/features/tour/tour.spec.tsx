// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import es from '../../../../renderer/i18n/es/help.json' with { type: 'json' };
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const { offer, stops, next, finish } = es.tour;
const course = fakeStatus.course && { ...fakeStatus.course, kind: 'sample' as const };
const sample = { status: { ...fakeStatus, course } };
const card = (shown: Shown) => shown.find('[data-tour-card]');
const seen = (shown: Shown) =>
  shown.bridge.calls.filter(({ method }) => method === 'app.setPreferences').map(({ input }) => input);
const started = async (shown: Shown) => {
  await shown.eventually(() => shown.find('aside textarea'));
  await shown.click(await shown.eventually(() => shown.button(offer.start)));
  await shown.eventually(() => card(shown));
};

describe('the tour', () => {
  it('goes by four places with the keyboard alone, and is not offered again', async () => {
    const shown = await showApp(sample);
    await started(shown);
    await shown.eventually(() => expect(seen(shown)).toEqual([{ tourSeen: true }]));
    for (const [place, { title }] of Object.entries(stops)) {
      expect(document.activeElement).toBe(card(shown));
      expect(document.documentElement.dataset.tour).toBe(place);
      expect(card(shown).querySelector('h2')?.textContent).toBe(title);
      await shown.press(place === 'read' ? 'ArrowRight' : 'Enter', card(shown));
    }
    expect(shown.findAll('[data-tour-card]')).toHaveLength(0);
    expect(document.documentElement.dataset.tour).toBeUndefined();
    expect(document.body.textContent).not.toContain(offer.title);
    expect(seen(shown)).toHaveLength(1);
  });

  it('takes no key from whoever is typing, and the desk answers beside it', async () => {
    const shown = await showApp(sample);
    await started(shown);
    const chosen = () => shown.find('[aria-selected=true]').textContent;
    const first = chosen();
    await shown.press('j', card(shown));
    expect(chosen()).not.toBe(first);
    const box = shown.find('aside textarea');
    for (const key of ['Enter', 'ArrowRight', 'x']) {
      expect((await shown.press(key, box)).defaultPrevented).toBe(false);
    }
    expect(card(shown).textContent).toContain(stops.queue.title);
    await shown.press('Escape', card(shown));
    expect(shown.findAll('[data-tour-card]')).toHaveLength(0);
  });

  it('can be declined, and comes when it is asked for', async () => {
    const shown = await showApp(sample);
    await shown.click(await shown.eventually(() => shown.button(offer.later)));
    await shown.eventually(() => expect(seen(shown)).toEqual([{ tourSeen: true }]));
    expect(document.body.textContent).not.toContain(offer.title);
    await shown.change(() => shown.bridge.emit('command', { name: 'show-tour' }));
    await shown.eventually(() => card(shown));
    for (let step = 0; step < 3; step += 1) await shown.click(shown.button(next));
    await shown.click(shown.button(finish));
    expect(shown.findAll('[data-tour-card]')).toHaveLength(0);
  });

  it('is not offered where comments reach students', async () => {
    const shown = await showApp({ status: fakeStatus });
    await shown.eventually(() => shown.find('aside textarea'));
    expect(document.body.textContent).not.toContain(offer.title);
  });
});
