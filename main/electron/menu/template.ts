import type { Preferences } from '#contract/preferences';
import type { Texts } from '../../texts/texts.ts';
import type { MenuItemOptions } from '../surface-words.ts';
import { courseMenu, feedbackMenu, viewMenu } from './desk-menus.ts';
import { appMenu, editMenu, fileMenu, helpMenu, windowMenu } from './system-menus.ts';

export interface MenuContext {
  texts: Texts['menu'];
  mac: boolean;
  preferences: Preferences;
  courseOpen: boolean;
  /** The courses opened last, newest first. */
  recent: readonly { id: string; name: string }[];
  /** Asks the window to do what the keyboard could have asked. */
  command(name: string): void;
  openCourse(id: string): void;
  showLogs(): void;
  copyDiagnosis(): void;
}

export function menuTemplate(context: MenuContext): MenuItemOptions[] {
  return [
    ...(context.mac ? [appMenu(context)] : []),
    fileMenu(context),
    editMenu(context),
    viewMenu(context),
    courseMenu(context),
    feedbackMenu(context),
    windowMenu(context),
    helpMenu(context),
  ];
}
