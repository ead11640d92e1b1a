// Two frames after the page is there: the same moment that our app reports.
const { ipcRenderer } = require('electron');

window.addEventListener('load', () => {
  requestAnimationFrame(() => requestAnimationFrame(() => ipcRenderer.send('ready')));
});
