import type { MenuItemOptions } from '../surface-words.ts';
import { commandItem, separator } from './items.ts';
import type { MenuContext } from './template.ts';

const settingsKeys = { accelerator: 'CmdOrCtrl+,' };

export function appMenu(context: MenuContext): MenuItemOptions {
  const { texts } = context;
  return {
    label: 'Tiza',
    submenu: [
      { role: 'about', label: texts.about },
      separator,
      commandItem(context, 'open-settings', texts.settings, settingsKeys),
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

export function fileMenu(context: MenuContext): MenuItemOptions {
  const { texts, mac, recent, openCourse } = context;
  const courses = recent.map(
    ({ id, name }): MenuItemOptions => ({
      id: `recent-${id}`,
      // A lone & would underline the next letter instead of being shown.
      label: name.replaceAll('&', '&&'),
      click: () => openCourse(id),
    }),
  );
  const end: MenuItemOptions[] = mac
    ? [{ role: 'close', label: texts.close }]
    : [
        commandItem(context, 'open-settings', texts.settings, settingsKeys),
        separator,
        { role: 'quit', label: texts.quit },
      ];
  return {
    id: 'file',
    label: texts.file,
    submenu: [
      commandItem(context, 'connect-course', texts.connect),
      { id: 'recent', label: texts.recent, enabled: courses.length > 0, submenu: courses },
      commandItem(context, 'open-sample', texts.openSample),
      commandItem(context, 'close-course', texts.closeCourse, { inCourse: true }),
      separator,
      ...end,
    ],
  };
}

export function editMenu({ texts }: MenuContext): MenuItemOptions {
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

export function windowMenu({ texts, mac }: MenuContext): MenuItemOptions {
  const onMac: MenuItemOptions[] = mac ? [{ role: 'zoom' }, separator, { role: 'front' }] : [];
  return {
    id: 'window',
    // A Mac lists its windows there, and finds items in the help.
    ...(mac ? { role: 'window' } : {}),
    label: texts.window,
    submenu: [{ role: 'minimize', label: texts.minimize }, { role: 'close', label: texts.close }, ...onMac],
  };
}

export function helpMenu(context: MenuContext): MenuItemOptions {
  const { texts, mac, showLogs, copyDiagnosis } = context;
  const about: MenuItemOptions[] = mac ? [] : [separator, { role: 'about', label: texts.about }];
  return {
    id: 'help',
    ...(mac ? { role: 'help' } : {}),
    label: texts.help,
    submenu: [
      commandItem(context, 'open-guide', texts.guide),
      commandItem(context, 'show-tour', texts.tour, { inCourse: true }),
      separator,
      commandItem(context, 'show-keys', texts.keys, { accelerator: 'F1' }),
      commandItem(context, 'open-palette', texts.palette, { accelerator: 'CmdOrCtrl+K' }),
      separator,
      { id: 'copy-diagnosis', label: texts.diagnosis, click: copyDiagnosis },
      { id: 'show-logs', label: texts.logs, click: showLogs },
      ...about,
    ],
  };
}
