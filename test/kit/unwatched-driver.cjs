// Loaded into Electron's main process before the app (`-r`): runs what a test sends over the channel between parent and
// child. Plain CommonJS, since it is not bundled.
'use strict';
const electron = require('electron');
const { runInThisContext } = require('node:vm');

process.on('message', ({ id, code, argument }) => {
  const run = async () => runInThisContext(`(${code})`)(electron, argument);
  run().then(
    (value) => process.send({ id, value }),
    (error) => process.send({ id, error: String(error) }),
  );
});
// The test is gone, and with it whoever would end this app.
process.on('disconnect', () => electron.app.exit(1));
