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
