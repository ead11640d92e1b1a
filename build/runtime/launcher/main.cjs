// Stands in for the default app of Electron, which the evaluation runtime lacks: it starts the app whose folder
// is named on the command line, after the modules named with -r (Playwright hooks itself in that way).
const { existsSync, readFileSync, statSync } = require('node:fs');
const Module = require('node:module');
const path = require('node:path');
const { app } = require('electron');

const modules = [];
let file = null;
for (let index = 1; index < process.argv.length && file === null; index++) {
  const argument = process.argv[index];
  if (argument === '-r' || argument === '--require') modules.push(process.argv[++index]);
  else if (!argument.startsWith('-')) file = path.resolve(argument);
}

for (const name of modules) require(path.resolve(name));

if (file === null || !existsSync(file)) {
  console.error('Usage: electron [-r module] <app folder>');
  app.exit(2);
} else {
  const isFolder = statSync(file).isDirectory();
  const about = isFolder ? JSON.parse(readFileSync(path.join(file, 'package.json'), 'utf8')) : {};
  app.setName(about.productName ?? about.name ?? 'Electron');
  if (about.version) app.setVersion(about.version);
  app.setAppPath(isFolder ? file : path.dirname(file));
  Module._load(isFolder ? path.join(file, about.main ?? 'index.js') : file, Module, true);
}
