// Loaded into main before its own code: has it take a while until a session has no network any more, and notes the
// order in which that ends and pages begin to load.
'use strict';
const { app } = require('electron');

const order = [];
globalThis.rollcallOrder = order;
app.on('session-created', (session) => {
  const setProxy = session.setProxy.bind(session);
  session.setProxy = async (config) => {
    await setProxy(config);
    await new Promise((resolve) => setTimeout(resolve, 500));
    order.push('closed');
  };
});
app.on('web-contents-created', (_event, contents) => {
  order.push('window');
  contents.on('did-navigate', () => order.push('page'));
});
