import { describe, expect, it } from 'vitest';
import { COMMANDS } from '#shared/contract/commands.ts';
import { ASK_AGAIN_ID, toMenus } from './template.ts';

const menus = (platform: string, enabled: readonly (typeof COMMANDS)[number]['id'][] = []) =>
  toMenus({ platform, enabled: new Set(enabled), run: () => undefined, askAgain: () => undefined });
const items = (platform: string) => menus(platform).flatMap(({ submenu }) => submenu);

describe('the menu bar', () => {
  it.each(['linux', 'win32', 'darwin'])('holds every command once on %s', (platform) => {
    const ids = items(platform).flatMap(({ id }) => id ?? []);
    expect(ids.toSorted()).toEqual([...COMMANDS.map(({ id }) => id), ASK_AGAIN_ID].toSorted());
  });

  it('leaves keys to the page, except on macOS, where the menu is asked first', () => {
    const registered = (platform: string) =>
      items(platform).some(({ registerAccelerator }) => registerAccelerator === true);
    expect(['linux', 'win32', 'darwin'].map(registered)).toEqual([false, false, true]);
  });

  it('shows keys, and letters of the grid beside the words', () => {
    const find = (id: string) => items('linux').find((item) => item.id === id);
    expect(find('sync.start')?.accelerator).toBe('CmdOrCtrl+R');
    expect(find('stage.add')?.label).toBe('Add roles…\tA');
    expect(find('stage.add')?.accelerator).toBeUndefined();
  });

  it('has the system commands of its platform, each once, and no reload or developer tools', () => {
    for (const platform of ['linux', 'darwin']) {
      const roles = items(platform).flatMap(({ role }) => role ?? []);
      expect(new Set(roles).size).toBe(roles.length);
      for (const role of ['quit', 'copy', 'paste', 'zoomIn', 'togglefullscreen'])
        expect(roles).toContain(role);
    }
  });

  it('runs the command that was chosen', () => {
    const ran: string[] = [];
    const [file] = toMenus({
      platform: 'linux',
      enabled: new Set(['sync.start']),
      run: (id) => void ran.push(id),
      askAgain: () => void ran.push('ask again'),
    });
    const item = file?.submenu.find(({ id }) => id === 'sync.start');
    expect(item?.enabled).toBe(true);
    item?.click?.();
    expect(ran).toEqual(['sync.start']);
    const again = file?.submenu.find(({ id }) => id === ASK_AGAIN_ID);
    expect(again?.enabled).toBe(false);
    again?.click?.();
    expect(ran).toEqual(['sync.start', 'ask again']);
  });
});
