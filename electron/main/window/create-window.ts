import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme, type Session } from 'electron';

/** The one set of web preferences of every window. A golden test holds it; nothing is set anywhere else. */
export const WEB_PREFERENCES = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  plugins: false,
  safeDialogs: true,
  // A box of the system with text of a page would pass for a question of ours.
  disableDialogs: true,
  // A middle click would open a window of its own; the rest has no use here, and old versions crash on some of it.
  disableBlinkFeatures: 'Auxclick,WebUSB,WebHID,Serial,WebBluetooth,FileSystemAccess,FileSystemAccessLocal',
});

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
