// Run by Electron: draws icon.svg in the sizes named on the command line, as <folder>/<size>x<size>.png.
const { readFileSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { app, BrowserWindow } = require('electron');

const [folder, ...sizes] = process.argv.slice(process.argv.indexOf('--to') + 1);
const svg = readFileSync(path.join(__dirname, 'icon.svg')).toString('base64');
const largest = Math.max(...sizes.map(Number));

app.whenReady().then(async () => {
  const window = new BrowserWindow({ width: 64, height: 64, show: false });
  await window.loadURL('about:blank');
  for (const size of sizes.map(Number)) {
    // A canvas keeps the corners transparent, which a picture of the window would not.
    const url = await window.webContents.executeJavaScript(`(async () => {
      const image = new Image(${largest}, ${largest});
      image.src = 'data:image/svg+xml;base64,${svg}';
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: ${size}, height: ${size} });
      canvas.getContext('2d').drawImage(image, 0, 0, ${size}, ${size});
      return canvas.toDataURL('image/png');
    })()`);
    writeFileSync(path.join(folder, `${size}x${size}.png`), Buffer.from(url.split(',')[1], 'base64'));
  }
  app.exit(0);
});
