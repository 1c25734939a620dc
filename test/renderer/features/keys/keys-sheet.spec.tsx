// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { PreferencesChange } from '#contract/preferences';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, showApp } from '../../support/show.tsx';

afterEach(closeAll);

async function openDesk(preferences: PreferencesChange = {}): Promise<Shown> {
  const shown = await showApp({ status: fakeStatus, info: { preferences } });
  await shown.eventually(() => expect(shown.findAll('[role=option]').length).toBeGreaterThan(3));
  return shown;
}

async function openSheet(shown: Shown): Promise<void> {
  await shown.change(() => shown.bridge.emit('command', { name: 'change-keys' }));
  await shown.eventually(() =>
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Buscar una orden/),
  );
}

const row = (shown: Shown, name: string) => shown.find(`[data-command=${name}]`).closest('li') as HTMLElement;
const saved = (shown: Shown) => {
  const call = shown.bridge.calls.findLast(({ method }) => method === 'app.setPreferences');
  return (call?.input as PreferencesChange | undefined)?.keys;
};

async function record(shown: Shown, name: string, key: string, more: KeyboardEventInit = {}): Promise<void> {
  await shown.click(shown.find(`[data-command=${name}]`));
  const listener = await shown.eventually(() => {
    const [button] = [...row(shown, name).querySelectorAll('button')].filter((each) =>
      each.textContent?.startsWith('Pulsa la tecla'),
    );
    expect(document.activeElement).toBe(button);
    return button as HTMLElement;
  });
  await shown.press(key, listener, more);
}

describe('changing keys', () => {
  it('gives a free key at once, and the desk obeys it', async () => {
    const shown = await openDesk();
    await openSheet(shown);
    await record(shown, 'toggle-names', 'h', { ctrlKey: true });
    expect(saved(shown)?.own).toEqual({ 'toggle-names': ['Mod+h'] });
    expect(row(shown, 'toggle-names').textContent).toContain('Ctrl+H');
    expect(document.activeElement).toBe(shown.find('[data-command=toggle-names]'));
    await shown.press('Escape', document.activeElement ?? undefined);
    await shown.eventually(() => expect(shown.findAll('[data-command]')).toHaveLength(0));
    const who = shown.find('h1').textContent;
    await shown.press('m');
    expect(shown.find('h1').textContent).toBe(who);
    await shown.press('h', document.body, { ctrlKey: true });
    await shown.eventually(() => expect(shown.find('h1').textContent).toMatch(/^Estudiante \d+$/));
  });

  it('says who has a key before it is taken', async () => {
    const shown = await openDesk();
    await openSheet(shown);
    await record(shown, 'toggle-raw', 'j');
    expect(shown.find('[role=alert]').textContent).toContain('J ya es «Siguiente entrega».');
    expect(shown.bridge.calls.some(({ method }) => method === 'app.setPreferences')).toBe(false);
    await shown.click(shown.button('Usarla aquí y quitársela'));
    expect(saved(shown)?.own).toEqual({ 'toggle-raw': ['j'] });
    expect(row(shown, 'next').textContent).not.toContain('J');
    await shown.click(shown.button('Restablecer Respuestas tal como se escribieron'));
    expect(row(shown, 'next').textContent).toContain('J');
  });

  it.each([
    ['Tab', {}, undefined],
    ['c', { ctrlKey: true }, 'no se puede usar'],
    ['@', { ctrlKey: true, altKey: true }, 'escribe un carácter en algunos teclados'],
  ])('takes no %s %o', async (key, held, said) => {
    const shown = await openDesk();
    await openSheet(shown);
    await record(shown, 'toggle-raw', key, held);
    if (said !== undefined) expect(row(shown, 'toggle-raw').textContent).toContain(said);
    expect(shown.bridge.calls.some(({ method }) => method === 'app.setPreferences')).toBe(false);
  });

  it('moves through the list with arrows, and finds by name and by key', async () => {
    const shown = await openDesk();
    await openSheet(shown);
    shown.find('[data-command=next]').focus();
    await shown.press('ArrowDown', document.activeElement ?? undefined);
    expect((document.activeElement as HTMLElement).dataset.command).toBe('previous');
    const stops = shown.findAll('[data-command]').filter(({ tabIndex }) => tabIndex === 0);
    expect(stops.map(({ dataset }) => dataset.command)).toEqual(['previous']);
  });

  it('puts everything back only when asked twice', async () => {
    const shown = await openDesk({ keys: { preset: 'tiza', letters: true, own: { next: ['q'] } } });
    await openSheet(shown);
    await shown.click(shown.button('Restablecer todas'));
    expect(shown.bridge.calls.some(({ method }) => method === 'app.setPreferences')).toBe(false);
    await shown.click(shown.button('Sí, restablecer todas'));
    expect(saved(shown)?.own).toEqual({});
  });

  it('of another preset and without letters are what the desk obeys', async () => {
    const shown = await openDesk({ keys: { preset: 'speedgrader', letters: false, own: {} } });
    const selected = () => shown.find('[aria-selected=true]').getAttribute('aria-posinset');
    const before = selected();
    await shown.press('n');
    expect(selected()).toBe(before);
    await shown.press('N', document.body, { ctrlKey: true, shiftKey: true });
    await shown.eventually(() => expect(selected()).not.toBe(before));
  });
});

describe('the keys in words', () => {
  it.each(['F1', '?'])('are shown on %s as they are now, and the focus comes back', async (key) => {
    const shown = await openDesk({ keys: { preset: 'tiza', letters: true, own: { next: ['Mod+Shift+q'] } } });
    shown.find('[role=listbox]').focus();
    await shown.press(key, shown.find('[role=listbox]'));
    const help = await shown.eventually(() => shown.find('[role=dialog]'));
    await shown.eventually(() =>
      expect(help.textContent).toContain('Ctrl+Mayús+Q o Flecha abajo en la lista'),
    );
    expect(help.textContent).toContain('Moverse');
    expect(shown.findAll('[role=dialog] dt').length).toBeGreaterThan(20);
    await shown.press('j', help);
    await shown.eventually(() => expect(help.contains(document.activeElement)).toBe(true));
    await shown.press('Escape', help);
    await shown.eventually(() => expect(document.activeElement).toBe(shown.find('[role=listbox]')));
  });
});
