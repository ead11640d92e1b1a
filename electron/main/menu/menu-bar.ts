import { Menu } from 'electron';
import { COMMANDS, type CommandId } from '#shared/contract/commands.ts';
import { ASK_AGAIN_ID, toMenus } from './template.ts';

/**
 * Builds the menu bar and returns the way to say which commands are possible now, and whether there is anything that
 * `askAgain` would end.
 */
export const createMenuBar = (run: (id: CommandId) => void, askAgain: () => void) => {
  const menus = toMenus({ platform: process.platform, enabled: new Set(), run, askAgain });
  const bar = Menu.buildFromTemplate(menus.map(({ label, submenu }) => ({ label, submenu: [...submenu] })));
  Menu.setApplicationMenu(bar);
  const setEnabled = (ids: readonly CommandId[]): void => {
    const possible = new Set(ids);
    for (const { id } of COMMANDS) {
      const item = bar.getMenuItemById(id);
      if (item !== null) item.enabled = possible.has(id);
    }
  };
  const setCanAskAgain = (canAskAgain: boolean): void => {
    const item = bar.getMenuItemById(ASK_AGAIN_ID);
    if (item !== null) item.enabled = canAskAgain;
  };
  return { setEnabled, setCanAskAgain };
};
