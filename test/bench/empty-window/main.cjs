// The least an Electron app can be: one window, one blank page. Says when the page is on the screen, as our app does.
const { join } = require('node:path');
const { app, BrowserWindow, ipcMain } = require('electron');

const profile = process.argv.find((argument) => argument.startsWith('--profile='));
if (profile !== undefined) app.setPath('userData', profile.slice('--profile='.length));

ipcMain.once('ready', () => process.stdout.write('{"ready":true}\n'));

app.whenReady().then(() => {
  const preload = join(__dirname, 'preload.cjs');
  const window = new BrowserWindow({ width: 1280, height: 800, webPreferences: { preload } });
  void window.loadFile(join(__dirname, 'index.html'));
});
