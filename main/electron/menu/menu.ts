import { Menu } from '../surface.ts';
import { type MenuContext, menuTemplate } from './template.ts';

export function showMenu(context: MenuContext): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(context)));
}
