// The built store with every host it contacts noted: the app starts it in place of the store (`--store-entry`).
'use strict';
const { join } = require('node:path');
require('./recorder.cjs');
require(join(__dirname, '..', '..', 'out', 'main', 'store.cjs'));
