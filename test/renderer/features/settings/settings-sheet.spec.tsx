// @vitest-environment happy-dom
import { afterEach, describe, expect, it } from 'vitest';
import type { UpdateState } from '#contract/updates';
import { LateSection } from '../../../../renderer/features/settings/late-section.tsx';
import { SettingsSheet } from '../../../../renderer/features/settings/settings-sheet.tsx';
import settings from '../../../../renderer/i18n/es/settings.json';
import { useUiStore } from '../../../../renderer/state/ui-store.ts';
import { fakeStatus } from '../../support/fake-status.ts';
import { closeAll, type Shown, show, showApp } from '../../support/show.tsx';

const { sections } = settings;

async function openSettings(options: Parameters<typeof showApp>[0] = {}): Promise<Shown> {
  const shown = await showApp(options);
  await shown.press(',', document.body, { ctrlKey: true });
  await shown.eventually(() => shown.find('[role=dialog] h3'));
  return shown;
}

const titles = ({ findAll }: Shown) => findAll('[role=dialog] h3').map(({ textContent }) => textContent);

async function search(shown: Shown, words: string): Promise<void> {
  const field = shown.find(`input[aria-label="${settings.search}"]`) as HTMLInputElement;
  await shown.change(() => {
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(field, words);
    field.dispatchEvent(new Event('input', { bubbles: true }));
  });
}

afterEach(closeAll);

describe('the settings', () => {
  it('open with Ctrl+comma, also before any course, and show every section', async () => {
    const shown = await openSettings();
    expect(titles(shown)).toEqual(Object.values(sections).map(({ title }) => title));
    expect(shown.findAll('[role=dialog] p').map(({ textContent }) => textContent)).toContain(
      settings.needsCourse,
    );
  });

  it('are found by any of their words, accents or not', async () => {
    const shown = await openSettings();
    await search(shown, 'ortografia');
    expect(titles(shown)).toEqual([sections.spelling.title]);
    await search(shown, 'descarga google');
    expect(titles(shown)).toEqual([sections.spelling.title]);
    await search(shown, 'quidditch');
    expect(titles(shown)).toEqual([]);
    expect(shown.find('[role=dialog] [role=status]').textContent).toContain('quidditch');
  });

  it.each([
    ['idioma', 'appearance'],
    ['tamano', 'appearance'],
    ['letras', 'keys'],
    ['publicar deshacerlo', 'publishing'],
    ['baraja', 'order'],
    ['fecha tarde', 'late'],
    ['titulos', 'titles'],
    ['copias de seguridad', 'backups'],
    ['version nueva', 'updates'],
    ['privacidad', 'privacy'],
  ] as const)('lead from “%s” to where it is chosen', async (words, key) => {
    const shown = await openSettings();
    await search(shown, words);
    expect(titles(shown)).toContain(sections[key].title);
    expect(titles(shown).length).toBeLessThan(4);
  });

  it('are found by every choice that stands on the screen', async () => {
    const shown = await show(<SettingsSheet onClose={() => {}} />, { status: fakeStatus });
    await shown.eventually(() => shown.find('[role=dialog] input[type=radio][value=oldest]'));
    const choices = shown.findAll('[role=dialog] section').flatMap((section) => {
      const named = [...section.querySelectorAll('h3, input[type=radio] + label, [role=radiogroup]')];
      return named.map((each) => {
        const name = document.getElementById(each.getAttribute('aria-labelledby') ?? '') ?? each;
        return [section.querySelector('h3')?.textContent, name.textContent ?? ''] as const;
      });
    });
    const names = choices.map(([, name]) => name);
    for (const name of ['Español', '115 %', 'Más recientes primero', '30 segundos'])
      expect(names).toContain(name);
    for (const [title, name] of choices) {
      // The name of the course is the course's own word.
      await search(shown, name.replace(fakeStatus.course?.name ?? '', ''));
      expect([name, titles(shown)]).toEqual([name, expect.arrayContaining([title])]);
    }
  });

  it('hold the late date of each activity of the open course, the same as in the list', async () => {
    useUiStore.setState(useUiStore.getInitialState(), true);
    const shown = await show(<LateSection />, { status: fakeStatus });
    const field = (await shown.eventually(() =>
      shown.find('input[type=datetime-local]'),
    )) as HTMLInputElement;
    const label = shown.findAll('label').find((each) => each.getAttribute('for') === field.id);
    expect(label?.textContent).toMatch(/^(Foro|Prueba|Examen|Quiz)/);
    await shown.change(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(
        field,
        '2026-11-20T23:59',
      );
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
    const [date, ...others] = Object.values(useUiStore.getState().deadlines);
    expect(date).toMatch(/^2026-11-2\dT\d\d:59:00$/);
    expect(others).toEqual([]);
    await shown.eventually(() => expect(field.value).toBe('2026-11-20T23:59'));
  });

  it('apply at once', async () => {
    const shown = await openSettings();
    const [dark] = shown.findAll('input[type=radio][value=dark]');
    await shown.click(dark as Element);
    await shown.eventually(() =>
      expect(shown.bridge.calls).toContainEqual({ method: 'app.setPreferences', input: { theme: 'dark' } }),
    );
  });

  it('say on Linux where a dictionary comes from, and that none is fetched unasked', async () => {
    const shown = await openSettings({ info: { platform: 'linux' } });
    await search(shown, 'google');
    expect((shown.find('input[type=radio][value=off]') as HTMLInputElement).checked).toBe(true);
  });
});

describe('new versions', () => {
  const texts = sections.updates.state;
  const spoken = (shown: Shown) =>
    shown.findAll('[role=dialog] [role=status]').map(({ textContent }) => textContent);

  it('are asked for, offered and fetched only step by step', async () => {
    const shown = await openSettings();
    await shown.eventually(() => expect(spoken(shown)).toContain(texts.idle));
    await shown.click(shown.button(sections.updates.check));
    await shown.eventually(() =>
      expect(shown.bridge.calls.map(({ method }) => method)).toContain('updates.check'),
    );
    const tell = (state: UpdateState) => shown.change(() => shown.bridge.emit('update-state', state));
    await tell({ phase: 'available', version: '2.0.0', notes: 'Más <b>rápida</b>' });
    expect(spoken(shown)).toContain(texts.available.replace('{{version}}', '2.0.0'));
    expect(shown.find('[role=dialog] [lang]').textContent).toBe('Más <b>rápida</b>');
    expect(shown.bridge.calls.map(({ method }) => method)).not.toContain('updates.download');
    await tell({ phase: 'downloading', version: '2.0.0', notes: '', percent: 40 });
    expect(shown.find('[role=progressbar]').getAttribute('aria-valuenow')).toBe('40');
    await tell({ phase: 'ready', version: '2.0.0', notes: '' });
    await shown.click(shown.button(sections.updates.install));
    await shown.eventually(() =>
      expect(shown.bridge.calls.map(({ method }) => method)).toContain('updates.install'),
    );
  });

  it('wait for what still has to be sent, and say so', async () => {
    const shown = await openSettings({
      update: { phase: 'ready', version: '2.0.0', notes: '' },
      failing: {
        'updates.install': {
          code: 'busy',
          message: 'Something still has to reach the course',
          retryable: false,
          details: { reason: 'update-waits-for-outbox', count: 3 },
          reference: 'abc',
        },
      },
    });
    await shown.eventually(() => shown.button(sections.updates.install));
    await shown.click(shown.button(sections.updates.install));
    const alert = await shown.eventually(() => shown.find('[role=dialog] [role=alert]'));
    expect(alert.textContent).toContain('(3)');
  });

  it('can be left unasked', async () => {
    const shown = await openSettings();
    const toggle = shown.findAll('input[role=switch]').at(-1) as HTMLInputElement;
    await shown.click(toggle);
    await shown.eventually(() =>
      expect(shown.bridge.calls).toContainEqual({
        method: 'app.setPreferences',
        input: { askForUpdates: false },
      }),
    );
  });
});
