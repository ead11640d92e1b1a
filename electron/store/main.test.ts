import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'rollcall-entry-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

/** Starts the store's entry as main does, and ends it as main does; resolves with the kinds of what it said. */
const run = async (compiledDir: string): Promise<readonly string[]> => {
  const said: string[] = [];
  const child = fork(fileURLToPath(new URL('./main.ts', import.meta.url)), [compiledDir], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  child.on('message', (message) => {
    const { kind } = Object(message);
    said.push(kind);
    if (kind === 'ready') child.send({ kind: 'shutdown' });
  });
  child.send({ kind: 'start', profileDir: dir, version: '0.0.0', launcher: 'child-process' });
  await once(child, 'exit');
  return said.filter((kind) => kind === 'ready' || kind === 'closed');
};

it('keeps what its code was compiled to in the folder that it is given', async () => {
  const compiled = join(dir, 'compiled');
  expect(await run(compiled)).toEqual(['ready', 'closed']);
  expect(readdirSync(compiled)).toHaveLength(1);
});

it('starts all the same where that folder cannot be', async () => {
  const file = join(dir, 'file');
  writeFileSync(file, '');
  expect(await run(join(file, 'compiled'))).toEqual(['ready', 'closed']);
  // One level only: a profile that is not there is not made by it.
  expect(await run(join(dir, 'missing', 'compiled'))).toEqual(['ready', 'closed']);
  expect(existsSync(join(dir, 'missing'))).toBe(false);
});
