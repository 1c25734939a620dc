// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import { failure, type Result } from '#contract/result';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

const cancelled = failure({
  code: 'cancelled',
  message: 'Cancelled.',
  retryable: false,
  reference: 'c4nc3l',
});

/** A window whose searches take until they are told to end. */
async function open() {
  const shown = await showApp({ status: fakeStatus });
  await shown.eventually(() => shown.find('[role=option]'));
  const { grading } = shown.bridge;
  const quick = grading.queue;
  const asked: { search: string; ticket: string; finish: () => void }[] = [];
  const gone: string[] = [];
  grading.queue = async (query) => {
    const { search, ticket } = query;
    if (search === undefined || ticket === undefined) return quick(query);
    return new Promise((resolve) => {
      const end = (result: Result<never>) => resolve(result);
      asked.push({ search, ticket, finish: () => quick(query).then(resolve) });
      grading.cancelQueue = async (called) => {
        gone.push(called.ticket);
        if (called.ticket === ticket) end(cancelled);
        return { ok: true, value: null };
      };
    });
  };
  return { shown, asked, gone };
}

async function search(shown: Shown, words: string): Promise<void> {
  const field = shown.find('input[type=search]') as HTMLInputElement;
  await shown.change(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

const line = (shown: Shown) => shown.find('progress') as HTMLProgressElement;

describe('a search that takes its time', () => {
  it('says after a moment how far it is, and nothing before', async () => {
    const { shown, asked } = await open();
    await search(shown, 'límite');
    await shown.eventually(() => expect(asked).toHaveLength(1));
    expect(shown.findAll('progress')).toHaveLength(0);
    await shown.eventually(() => expect(line(shown).value).toBe(0));
    expect(line(shown).getAttribute('aria-label')).toBe('Buscando en nombres y respuestas…');
    const [{ ticket, finish } = { ticket: '', finish: () => undefined }] = asked;
    shown.bridge.emit('queue-progress', { ticket, share: 0.25 });
    shown.bridge.emit('queue-progress', { ticket: crypto.randomUUID(), share: 0.75 });
    await shown.eventually(() => expect(line(shown).value).toBe(0.25));
    finish();
    await shown.eventually(() => expect(shown.findAll('progress')).toHaveLength(0));
  });

  it('is called off with a button, said in words, and asked again with another', async () => {
    const { shown, asked, gone } = await open();
    await search(shown, 'límite');
    await shown.eventually(() => line(shown));
    await shown.click(shown.button('Cancelar'));
    await shown.eventually(() =>
      expect(shown.findAll('[role=status]').map((each) => each.textContent)).toContainEqual(
        expect.stringContaining('Búsqueda cancelada'),
      ),
    );
    expect(gone).toEqual([asked[0]?.ticket]);
    expect(document.body.textContent).toContain('No se cambió nada');
    expect(shown.findAll('[role=alert]')).toHaveLength(0);
    expect(document.activeElement).toBe(shown.button('Buscar de nuevo'));
    await shown.click(shown.button('Buscar de nuevo'));
    await shown.eventually(() => expect(asked.map((each) => each.search)).toEqual(['límite', 'límite']));
    await shown.eventually(() => line(shown));
    await shown.click(shown.button('Cancelar'));
    await shown.click(await shown.eventually(() => shown.button('Quitar la búsqueda')));
    await shown.eventually(() => shown.find('[role=option]'));
  });

  it('is called off by a newer one', async () => {
    const { shown, asked, gone } = await open();
    await search(shown, 'límite');
    await shown.eventually(() => expect(asked).toHaveLength(1));
    await search(shown, 'derivada');
    await shown.eventually(() => expect(asked).toHaveLength(2));
    expect(gone).toEqual([asked[0]?.ticket]);
    expect(document.body.textContent).not.toContain('Búsqueda cancelada');
  });
});
