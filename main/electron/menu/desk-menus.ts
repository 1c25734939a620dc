import type { MenuItemOptions } from '../surface-words.ts';
import { commandItem, separator } from './items.ts';
import type { MenuContext } from './template.ts';

const inCourse = { inCourse: true };

export function viewMenu(context: MenuContext): MenuItemOptions {
  const { texts, preferences, command } = context;
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
      commandItem(context, 'next', texts.next, inCourse),
      commandItem(context, 'previous', texts.previous, inCourse),
      commandItem(context, 'open-grid', texts.grid, inCourse),
      commandItem(context, 'toggle-questions', texts.questions, inCourse),
      commandItem(context, 'toggle-names', texts.names, inCourse),
      commandItem(context, 'copy-link', texts.copyLink, inCourse),
      commandItem(context, 'reload-data', texts.reload, { ...inCourse, accelerator: 'F5' }),
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
      commandItem(context, 'text-larger', texts.textLarger, { accelerator: 'CmdOrCtrl+Plus' }),
      commandItem(context, 'text-smaller', texts.textSmaller, { accelerator: 'CmdOrCtrl+-' }),
      commandItem(context, 'text-normal', texts.textNormal, { accelerator: 'CmdOrCtrl+0' }),
      { role: 'togglefullscreen', label: texts.fullScreen },
    ],
  };
}

export function courseMenu(context: MenuContext): MenuItemOptions {
  const { texts } = context;
  return {
    id: 'course',
    label: texts.course,
    submenu: [
      commandItem(context, 'open-database', texts.database, inCourse),
      separator,
      commandItem(context, 'back-up', texts.backUpNow, { ...inCourse, accelerator: 'CmdOrCtrl+Shift+B' }),
      commandItem(context, 'restore-backup', texts.restore, inCourse),
      commandItem(context, 'open-backups', texts.backups, inCourse),
    ],
  };
}

export function feedbackMenu(context: MenuContext): MenuItemOptions {
  const { texts } = context;
  return {
    id: 'feedback',
    label: texts.feedback,
    submenu: [
      commandItem(context, 'write-comment', texts.writeComment, inCourse),
      commandItem(context, 'publish-next', texts.publishNext, {
        ...inCourse,
        accelerator: 'CmdOrCtrl+Enter',
      }),
      commandItem(context, 'nothing-to-say', texts.nothingToSay, inCourse),
      commandItem(context, 'toggle-flag', texts.flag, inCourse),
      commandItem(context, 'private-note', texts.note, inCourse),
      separator,
      commandItem(context, 'open-bank', texts.bank, inCourse),
      commandItem(context, 'open-drafts', texts.drafts, inCourse),
      commandItem(context, 'open-outbox', texts.outbox, inCourse),
      commandItem(context, 'publish-many', texts.publishMany, inCourse),
    ],
  };
}
