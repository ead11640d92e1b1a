import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, type Session } from 'electron';
import { WEB_PREFERENCES } from './web-preferences.ts';

/** What every window of ours has in common, fixed once at the start. */
export type WindowKit = {
  readonly preloadPath: string;
  readonly session: Session;
  readonly hasDevTools: boolean;
};

/** Makes a hidden window, in the colours of the system's theme so that nothing flashes. The only maker of windows. */
export const createWindow = (
  kit: WindowKit,
  options: Omit<BrowserWindowConstructorOptions, 'webPreferences'>,
): BrowserWindow =>
  new BrowserWindow({
    show: false,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#17181a' : '#ffffff',
    ...options,
    webPreferences: {
      ...WEB_PREFERENCES,
      preload: kit.preloadPath,
      session: kit.session,
      devTools: kit.hasDevTools,
    },
  });
