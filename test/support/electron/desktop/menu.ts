import type { MenuItemOptions, MenuRole } from '../../../../main/electron/surface-words.ts';

export interface MenuItem {
  id: string;
  label: string;
  type: NonNullable<MenuItemOptions['type']>;
  role: MenuRole | undefined;
  accelerator: string | null;
  registerAccelerator: boolean;
  enabled: boolean;
  checked: boolean;
  submenu: Menu | null;
  click(): void;
}

export interface Menu {
  items: MenuItem[];
  getMenuItemById(id: string): MenuItem | null;
  popup(): void;
}

export interface MenuModule {
  buildFromTemplate(template: MenuItemOptions[]): Menu;
  setApplicationMenu(menu: Menu | null): void;
  getApplicationMenu(): Menu | null;
}

/** A role brings its accelerator along. */
const usual: Partial<Record<MenuRole, string>> = {
  quit: 'CommandOrControl+Q',
  close: 'CommandOrControl+W',
  minimize: 'CommandOrControl+M',
  reload: 'CommandOrControl+R',
};

/** A menu that is never drawn: it can be read, searched and clicked. */
export function createMenus(perform: (role: MenuRole) => void): MenuModule {
  let applicationMenu: Menu | null = null;

  function buildFromTemplate(template: MenuItemOptions[]): Menu {
    const items: MenuItem[] = template.map((options) => buildItem(options, () => items));
    return {
      items,
      // Nobody sees it: a spec that wants it puts its own function in this place.
      popup: () => undefined,
      getMenuItemById(id) {
        for (const item of items) {
          const found = item.id === id ? item : (item.submenu?.getMenuItemById(id) ?? null);
          if (found) return found;
        }
        return null;
      },
    };
  }

  function buildItem(options: MenuItemOptions, siblings: () => MenuItem[]): MenuItem {
    const type = options.type ?? (options.submenu ? 'submenu' : 'normal');
    const item: MenuItem = {
      id: options.id ?? '',
      label: options.label ?? options.role ?? '',
      type,
      role: options.role,
      accelerator: options.accelerator ?? (options.role && usual[options.role]) ?? null,
      registerAccelerator: options.registerAccelerator ?? true,
      enabled: options.enabled ?? true,
      checked: options.checked ?? false,
      submenu: options.submenu ? buildFromTemplate(options.submenu) : null,
      click() {
        if (!item.enabled) return;
        if (type === 'checkbox') item.checked = !item.checked;
        if (type === 'radio') choose(item, siblings());
        if (options.role === undefined) options.click?.();
        else perform(options.role);
      },
    };
    return item;
  }

  return {
    buildFromTemplate,
    setApplicationMenu(menu) {
      applicationMenu = menu;
    },
    getApplicationMenu: () => applicationMenu,
  };
}

/** Radio items next to each other are one choice; a separator ends the group. */
function choose(chosen: MenuItem, siblings: MenuItem[]): void {
  const at = siblings.indexOf(chosen);
  let first = at;
  while (siblings[first - 1]?.type === 'radio') first -= 1;
  for (let index = first; siblings[index]?.type === 'radio'; index += 1) {
    const item = siblings[index];
    if (item) item.checked = item === chosen;
  }
}
