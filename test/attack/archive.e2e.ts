import { spawn } from 'node:child_process';
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions } from '@electron/asar';
import { expect, test } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { toPlainEnv } from '#build/node/env.mjs';
import { resolveRuntime } from '#build/runtime/resolve.ts';

const main = `
const { app, utilityProcess } = require('electron');
void app.whenReady().then(() => {
  const child = utilityProcess.fork(require('node:path').join(__dirname, 'store.cjs'));
  child.on('message', (seen) => { process.stdout.write(JSON.stringify(seen)); app.exit(0); });
  child.on('exit', () => app.exit(1));
});`;

/** What the store does with files: a chunk, a migration, a list of them, a thread of its own, machine code. */
const store = `
const { readFileSync, readdirSync } = require('node:fs');
const { join } = require('node:path');
const worker = new (require('node:worker_threads').Worker)(join(__dirname, 'twin.cjs'));
worker.once('message', (thread) => process.parentPort.postMessage({
  chunk: require('./chunks/a.cjs').name,
  migration: readFileSync(join(__dirname, 'migrations', '1.sql'), 'utf8'),
  migrations: readdirSync(join(__dirname, 'migrations')),
  native: typeof require('./native.node'),
  thread,
}));`;

const twin = `
require('node:worker_threads').parentPort.postMessage(
  require('./chunks/a.cjs').name + require('node:fs').readFileSync(__dirname + '/migrations/1.sql', 'utf8'));`;

test('a store in a utility process finds all that it needs inside the archive, machine code beside it', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'rollcall-archive-'));
  try {
    const app = join(dir, 'app');
    for (const name of ['chunks', 'migrations']) mkdirSync(join(app, name), { recursive: true });
    const [native = ''] = globSync('node_modules/@napi-rs/keyring-*/*.node', { cwd: inRoot() });
    copyFileSync(inRoot(native), join(app, 'native.node'));
    const files = {
      'package.json': '{"name":"archive","main":"main.cjs"}',
      'main.cjs': main,
      'store.cjs': store,
      'twin.cjs': twin,
      'chunks/a.cjs': "module.exports = { name: 'chunk' };",
      'migrations/1.sql': 'sql',
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(app, name), text);
    const archive = join(dir, 'app.asar');
    await createPackageWithOptions(app, archive, { unpack: '**/*.node' });
    const { executablePath } = await resolveRuntime();
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(executablePath, [...root, '--disable-gpu', `--user-data-dir=${dir}/data`, archive], {
      env: toPlainEnv(),
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
    expect(JSON.parse(said)).toEqual({
      chunk: 'chunk',
      migration: 'sql',
      migrations: ['1.sql'],
      native: 'object',
      thread: 'chunksql',
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
