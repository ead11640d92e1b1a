// The door of every script: makes sure that a new enough Node runs it, then hands over to TypeScript.
// Plain JavaScript that Node 18 understands, since it is what an old system Node reads first.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { cleanOwnEnv } from './node/env.mjs';
import { findPinnedNode } from './node/pinned.mjs';

cleanOwnEnv();

const here = dirname(fileURLToPath(import.meta.url));
const tasks = {
  start: 'start/main.ts',
  test: 'check/main.ts',
  types: 'check/types-main.ts',
  tour: 'tour/main.ts',
  doctor: 'doctor/main.ts',
  dev: 'start/dev.ts',
  package: 'package/main.ts',
  gate: 'supply/gate-main.ts',
};

const [name = '', ...args] = process.argv.slice(2);
const task = tasks[name];
if (task === undefined) {
  console.error(`Unknown task "${name}". Known: ${Object.keys(tasks).join(', ')}.`);
  process.exit(2);
}

const node = findPinnedNode(join(here, '..'));
if (node !== null && node.problem !== null) {
  console.error(node.problem);
  process.exit(1);
}

// 22.18 is the first 22 that runs TypeScript without a flag.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const isNewEnough = major > 22 || (major === 22 && minor >= 18);

if (isNewEnough) {
  const file = join(here, task);
  process.argv = [process.execPath, file, ...args];
  await import(pathToFileURL(file).href);
} else {
  if (node === null) {
    console.error(
      `Node ${process.versions.node} is too old (22.18 is needed). Run "npm ci": it installs one for this project on Linux and on Windows x64; elsewhere install Node 24.`,
    );
    process.exit(1);
  }
  console.error(
    `Node ${process.versions.node} is too old for this project; going on with the one npm installed.`,
  );
  const path = `${dirname(node.path)}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`;
  const child = spawnSync(node.path, [fileURLToPath(import.meta.url), name, ...args], {
    stdio: 'inherit',
    env: { ...process.env, PATH: path },
  });
  process.exit(child.status ?? 1);
}
