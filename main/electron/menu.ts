import type { Preferences } from '#contract/preferences';
import type { Texts } from '../texts/texts.ts';
import { Menu, type MenuItemOptions } from './surface.ts';

export interface MenuContext {
  texts: Texts['menu'];
  mac: boolean;
  preferences: Preferences;
  courseOpen: boolean;
  /** Asks the window to do what the keyboard could have asked. */
  command(name: string): void;
}

export function showMenu(context: MenuContext): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(context)));
}

export function menuTemplate(context: MenuContext): MenuItemOptions[] {
  const { mac } = context;
  return [
    ...(mac ? [appMenu(context)] : []),
    fileMenu(context),
    editMenu(context),
    viewMenu(context),
    courseMenu(context),
    windowMenu(context),
  ];
}

const separator: MenuItemOptions = { type: 'separator' };

function appMenu({ texts }: MenuContext): MenuItemOptions {
  return {
    label: 'Tiza',
    submenu: [
      { role: 'about', label: texts.about },
      separator,
      { role: 'services' },
      separator,
      { role: 'hide' },
      { role: 'hideOthers' },
      { role: 'unhide' },
      separator,
      { role: 'quit', label: texts.quit },
    ],
  };
}

function fileMenu({ texts, mac }: MenuContext): MenuItemOptions {
  const end: MenuItemOptions = mac
    ? { role: 'close', label: texts.close }
    : { role: 'quit', label: texts.quit };
  return { id: 'file', label: texts.file, submenu: [end] };
}

function editMenu({ texts }: MenuContext): MenuItemOptions {
  return {
    id: 'edit',
    label: texts.edit,
    submenu: [
      { role: 'undo', label: texts.undo },
      { role: 'redo', label: texts.redo },
      separator,
      { role: 'cut', label: texts.cut },
      { role: 'copy', label: texts.copy },
      { role: 'paste', label: texts.paste },
      { role: 'selectAll', label: texts.selectAll },
    ],
  };
}

function viewMenu({ texts, preferences, courseOpen, command }: MenuContext): MenuItemOptions {
  const choice = (label: string, name: string, checked: boolean): MenuItemOptions => ({
    id: name,
    label,
    type: 'radio',
    checked,
    click: () => command(name),
  });
  return {
    id: 'view',
    label: texts.view,
    submenu: [
      { id: 'next', label: texts.next, enabled: courseOpen, click: () => command('next') },
      { id: 'previous', label: texts.previous, enabled: courseOpen, click: () => command('previous') },
      {
        id: 'reload-data',
        label: texts.reload,
        enabled: courseOpen,
        click: () => command('reload-data'),
      },
      separator,
      {
        id: 'theme',
        label: texts.theme,
        submenu: [
          choice(texts.themeSystem, 'theme-system', preferences.theme === 'system'),
          choice(texts.themeLight, 'theme-light', preferences.theme === 'light'),
          choice(texts.themeDark, 'theme-dark', preferences.theme === 'dark'),
        ],
      },
      {
        id: 'language',
        label: texts.language,
        submenu: [
          choice(texts.themeSystem, 'language-system', preferences.language === 'system'),
          choice('Español', 'language-es', preferences.language === 'es'),
          choice('English', 'language-en', preferences.language === 'en'),
        ],
      },
      separator,
      { id: 'text-larger', label: texts.zoomIn, click: () => command('text-larger') },
      { id: 'text-smaller', label: texts.zoomOut, click: () => command('text-smaller') },
      { id: 'text-normal', label: texts.resetZoom, click: () => command('text-normal') },
      { role: 'togglefullscreen', label: texts.fullScreen },
    ],
  };
}

function courseMenu({ texts, courseOpen, command }: MenuContext): MenuItemOptions {
  return {
    id: 'course',
    label: texts.course,
    submenu: [
      {
        id: 'open-database',
        label: texts.database,
        enabled: courseOpen,
        click: () => command('open-database'),
      },
      separator,
      {
        id: 'back-up',
        label: texts.backUpNow,
        accelerator: 'CmdOrCtrl+Shift+B',
        enabled: courseOpen,
        click: () => command('back-up'),
      },
      {
        id: 'restore-backup',
        label: texts.restore,
        enabled: courseOpen,
        click: () => command('restore-backup'),
      },
      {
        id: 'open-backups',
        label: texts.backups,
        enabled: courseOpen,
        click: () => command('open-backups'),
      },
      separator,
      { id: 'open-sample', label: texts.openSample, click: () => command('open-sample') },
      {
        id: 'close-course',
        label: texts.closeCourse,
        enabled: courseOpen,
        click: () => command('close-course'),
      },
    ],
  };
}

function windowMenu({ texts }: MenuContext): MenuItemOptions {
  return {
    id: 'window',
    label: texts.window,
    submenu: [
      { role: 'minimize', label: texts.minimize },
      { role: 'close', label: texts.close },
    ],
  };
}
