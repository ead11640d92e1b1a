import { Menu } from 'electron';
import { COMMANDS, type CommandId } from '#shared/contract/commands.ts';
import { toMenus } from './template.ts';

/** Builds the menu bar and returns the way to say which commands are possible now. */
export const createMenuBar = (run: (id: CommandId) => void) => {
  const menus = toMenus({ platform: process.platform, enabled: new Set(), run });
  const bar = Menu.buildFromTemplate(menus.map(({ label, submenu }) => ({ label, submenu: [...submenu] })));
  Menu.setApplicationMenu(bar);
  const setEnabled = (ids: readonly CommandId[]): void => {
    const possible = new Set(ids);
    for (const { id } of COMMANDS) {
      const item = bar.getMenuItemById(id);
      if (item !== null) item.enabled = possible.has(id);
    }
  };
  return { setEnabled };
};
