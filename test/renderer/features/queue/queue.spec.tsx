// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { Activity } from '#contract/grading';
import { activitiesQuery, pageSizes } from '../../../../renderer/api/queries.ts';
import type { QueuePages } from '../../../../renderer/features/queue/arrivals.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

async function openForo3(): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus });
  await shown.eventually(() => shown.button(/^Foro 3/));
  await shown.click(shown.button(/^Foro 3/));
  await shown.eventually(() => shown.find('[role=option]'));
  return shown;
}

const chosen = (shown: Shown) =>
  shown.find('[role=option][aria-selected=true]').getAttribute('aria-posinset');
const pagesAsked = (shown: Shown) =>
  shown.bridge.calls.filter(
    ({ method, input }) =>
      method === 'grading.queue' && (input as { activity?: string }).activity === 'foro3',
  );

describe('the queue', () => {
  it('draws only the rows in sight and says how many there are', async () => {
    const shown = await openForo3();
    expect(shown.findAll('[role=option]').length).toBeLessThan(30);
    expect(shown.find('[role=option]').getAttribute('aria-setsize')).toBe('87');
    expect(shown.button(/^Pendientes/).textContent).toBe('Pendientes87');
  });

  it('lets everything be counted anew when a list counts otherwise', async () => {
    const shown = await openForo3();
    const counted = () => shown.bridge.calls.filter(({ method }) => method === 'grading.activities').length;
    const { queryKey } = activitiesQuery();
    const miscount = (known: Activity[] | undefined) =>
      known?.map((each) => ({ ...each, counts: { ...each.counts, reviewed: each.counts.reviewed + 5 } }));
    const before = counted();
    await shown.click(shown.button(/^Todas/));
    await shown.eventually(() => expect(shown.button(/^Todas/).textContent).toBe('Todas167'));
    expect(counted()).toBe(before);
    await shown.change(() => shown.client.setQueryData(queryKey, miscount, { updatedAt: 1 }));
    await shown.click(shown.button(/^Revisadas/));
    await shown.eventually(() => expect(counted()).toBe(before + 1));
  });

  it('asks for the next page before its end comes into sight', async () => {
    const shown = await openForo3();
    expect(pagesAsked(shown)).toHaveLength(1);
    const list = shown.find('[role=listbox]');
    await shown.change(() => {
      list.scrollTop = (pageSizes.first - 15) * 60;
      list.dispatchEvent(new Event('scroll'));
    });
    await shown.eventually(() => expect(pagesAsked(shown)).toHaveLength(2));
    expect(pagesAsked(shown)[1]?.input).toMatchObject({
      cursor: String(pageSizes.first),
      limit: pageSizes.later,
    });
  });

  it('keeps what the pointer is on where it is, whatever comes above it', async () => {
    const shown = await openForo3();
    const list = shown.find('[role=listbox]');
    const put = (at: number, id: string) =>
      shown.change(() =>
        shown.client.setQueriesData<QueuePages>(
          { predicate: ({ queryKey }) => queryKey.includes('queue') },
          (data) => {
            const row = data?.pages[0]?.items[at];
            if (data === undefined || row === undefined) return data;
            const fresh = { ...row, ref: { ...row.ref, id } };
            const pages = data.pages.map((page, index) =>
              index === 0 ? { ...page, items: page.items.toSpliced(at, 0, fresh) } : page,
            );
            return { ...data, pages };
          },
        ),
      );
    await shown.change(() => {
      list.scrollTop = 600;
      list.dispatchEvent(new Event('scroll'));
      list.dispatchEvent(new PointerEvent('pointermove', { clientY: 200 }));
    });
    await put(12, '900001');
    await shown.eventually(() => expect(list.scrollTop).toBe(660));
    await put(18, '900002');
    expect(list.scrollTop).toBe(660);
  });

  it('opens its first row by itself and reads the neighbours ahead', async () => {
    const shown = await openForo3();
    expect(chosen(shown)).toBe('1');
    await shown.eventually(() => {
      const opened = shown.bridge.calls.filter(
        ({ method, input }) =>
          method === 'grading.open' && (input as { activity: string }).activity === 'foro3',
      );
      expect(opened).toHaveLength(4);
    });
  });

  it('walks by keys, into pages not read yet', async () => {
    const shown = await openForo3();
    await shown.press('j');
    await shown.press('j');
    expect(chosen(shown)).toBe('3');
    await shown.press('k');
    expect(chosen(shown)).toBe('2');
    const list = shown.find('[role=listbox]');
    await shown.press('End', list);
    await shown.eventually(() => expect(chosen(shown)).toBe('87'));
    expect(pagesAsked(shown)).toHaveLength(2);
    await shown.press('j');
    expect(chosen(shown)).toBe('87');
    await shown.press('Home', list);
    await shown.eventually(() => expect(chosen(shown)).toBe('1'));
  });

  it('does not move while something is being typed', async () => {
    const shown = await openForo3();
    const field = shown.find('main').appendChild(document.createElement('textarea'));
    const event = await shown.press('j', field);
    expect(event.defaultPrevented).toBe(false);
    expect(chosen(shown)).toBe('1');
  });

  it('moves when the menu asks', async () => {
    const shown = await openForo3();
    await shown.change(() => shown.bridge.emit('command', { name: 'next' }));
    expect(chosen(shown)).toBe('2');
    await shown.change(() => shown.bridge.emit('command', { name: 'no-such-command' }));
    expect(chosen(shown)).toBe('2');
  });

  it('jumps over what is reviewed with N and Shift+N', async () => {
    const shown = await openForo3();
    await shown.click(shown.button(/^Todas/));
    await shown.eventually(() => expect(chosen(shown)).toBe('1'));
    await shown.press('End', shown.find('[role=listbox]'));
    await shown.eventually(() => expect(chosen(shown)).toBe('167'));
    // Of this course's rows those from the 92nd on are reviewed.
    await shown.press('N', document.body, { shiftKey: true });
    await shown.eventually(() => expect(chosen(shown)).toBe('91'));
    await shown.press('k');
    await shown.press('n');
    await shown.eventually(() => expect(chosen(shown)).toBe('91'));
    await shown.press('n');
    expect(chosen(shown)).toBe('91');
  });

  it('comes back to the row where it was left', async () => {
    const shown = await openForo3();
    await shown.press('j');
    await shown.click(shown.button(/^Foro 1/));
    await shown.eventually(() => expect(shown.find('#queue-title').textContent).toBe('Foro 1'));
    await shown.click(shown.button(/^Foro 3/));
    await shown.eventually(() => expect(chosen(shown)).toBe('2'));
  });

  it('says when there is nothing, and shows all on request', async () => {
    const shown = await openForo3();
    await shown.click(shown.button(/^Foro 6/));
    await shown.eventually(() => shown.button('Ver todas las entregas'));
    expect(document.body.textContent).toContain('Nada pendiente');
    await shown.click(shown.button('Ver todas las entregas'));
    await shown.eventually(() => expect(shown.findAll('[role=option]').length).toBeGreaterThan(5));
  });

  it('tells of a failure in sentences and reads again on request', async () => {
    const shown = await openForo3();
    shown.bridge.fail('grading.queue', {
      code: 'busy',
      message: 'PostgreSQL 57014',
      retryable: true,
      details: { reason: 'statement-timeout' },
      reference: 'k7m2qd9x',
    });
    await shown.click(shown.button(/^Revisadas/));
    const alert = await shown.eventually(() => shown.find('[role=alert]'));
    expect(alert.textContent).toContain('El servidor tardó demasiado.');
    expect(alert.textContent).toContain('Referencia k7m2qd9x');
    shown.bridge.fail('grading.queue', undefined);
    await shown.click(shown.button('Reintentar'));
    await shown.eventually(() => expect(shown.findAll('[role=option]').length).toBeGreaterThan(5));
    expect(shown.findAll('[role=alert]')).toHaveLength(0);
  });
});
