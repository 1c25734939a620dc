import { describe, expect, it, vi } from 'vitest';
import { preferences } from '#contract/preferences';
import { type MenuContext, menuTemplate } from '../../../main/electron/menu/template.ts';
import type { MenuItemOptions } from '../../../main/electron/surface-words.ts';
import { textsIn } from '../../../main/texts/texts.ts';
import { isCommandName } from '../../../renderer/features/commands/command-table.ts';

const context = (change: Partial<MenuContext> = {}): MenuContext => ({
  texts: textsIn('es').menu,
  mac: false,
  preferences: preferences.parse({}),
  courseOpen: true,
  recent: [],
  command: vi.fn(),
  openCourse: vi.fn(),
  showLogs: vi.fn(),
  copyDiagnosis: vi.fn(),
  ...change,
});

function itemsOf(items: MenuItemOptions[]): MenuItemOptions[] {
  return items.flatMap((item) => [item, ...itemsOf(item.submenu ?? [])]);
}

const item = (template: MenuItemOptions[], id: string) => {
  const found = itemsOf(template).find((each) => each.id === id);
  if (found === undefined) throw new Error(`There is no ${id}`);
  return found;
};

describe('the menu', () => {
  it.each([false, true])('has a sentence for every item, each once, mac: %s', (mac) => {
    for (const language of ['es', 'en'] as const) {
      const items = itemsOf(menuTemplate(context({ mac, texts: textsIn(language).menu })));
      for (const each of items) {
        const said = each.type === 'separator' || each.role !== undefined || (each.label ?? '') !== '';
        expect([each.id, said]).toEqual([each.id, true]);
      }
      const ids = items.flatMap(({ id }) => id ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it('asks the window only for what it knows', () => {
    const asked: string[] = [];
    for (const mac of [false, true]) {
      for (const each of itemsOf(menuTemplate(context({ mac, command: (name) => asked.push(name) }))))
        each.click?.();
    }
    expect(asked.length).toBeGreaterThan(20);
    expect(asked.filter((name) => !isCommandName(name))).toEqual([]);
  });

  it('leaves to the window the keys that a person may change', () => {
    const keyed = itemsOf(menuTemplate(context())).filter(({ accelerator }) => accelerator !== undefined);
    expect(keyed.length).toBeGreaterThan(5);
    expect(keyed.every(({ registerAccelerator }) => registerAccelerator === false)).toBe(true);
  });

  it('offers what needs a course only while one is open', () => {
    const closed = menuTemplate(context({ courseOpen: false }));
    for (const id of ['next', 'publish-next', 'back-up', 'close-course'])
      expect(item(closed, id).enabled).toBe(false);
    for (const id of ['open-sample', 'connect-course', 'open-settings', 'show-keys'])
      expect(item(closed, id).enabled).not.toBe(false);
    expect(item(menuTemplate(context()), 'publish-next').enabled).toBe(true);
  });

  it('opens the courses of the last days, whatever they are called', () => {
    const openCourse = vi.fn();
    const template = menuTemplate(
      context({ recent: [{ id: 'course-01', name: 'Álgebra & Cálculo' }], openCourse }),
    );
    expect(item(template, 'recent-course-01').label).toBe('Álgebra && Cálculo');
    item(template, 'recent-course-01').click?.();
    expect(openCourse).toHaveBeenCalledWith('course-01');
    expect(item(menuTemplate(context()), 'recent').enabled).toBe(false);
  });

  it.each([
    [
      true,
      [
        'window',
        'help',
        'about',
        'services',
        'hide',
        'hideOthers',
        'unhide',
        'quit',
        'close',
        'zoom',
        'front',
      ],
    ],
    [false, ['about', 'quit', 'close']],
  ])('does what the system itself does, mac: %s', (mac, own) => {
    const roles = itemsOf(menuTemplate(context({ mac }))).flatMap(({ role }) => role ?? []);
    const everywhere = ['undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'togglefullscreen', 'minimize'];
    expect(new Set(roles)).toEqual(new Set([...own, ...everywhere]));
    expect(menuTemplate(context({ mac })).map(({ label }) => label)).toEqual([
      ...(mac ? ['Tiza'] : []),
      ...['Archivo', 'Edición', 'Ver', 'Curso', 'Comentarios', 'Ventana', 'Ayuda'],
    ]);
  });

  it('gives no key to two things', () => {
    const keys = itemsOf(menuTemplate(context())).flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('has the settings where each system keeps them', () => {
    const under = (mac: boolean) =>
      menuTemplate(context({ mac })).find(({ submenu }) => submenu?.some(({ id }) => id === 'open-settings'))
        ?.label;
    expect(under(true)).toBe('Tiza');
    expect(under(false)).toBe('Archivo');
  });
});
