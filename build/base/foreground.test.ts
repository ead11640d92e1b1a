import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, watch, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runInForeground } from './foreground.ts';
import { isAlive } from './is-alive.ts';
import { inRoot } from './root.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-foreground-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A child that says it runs by writing its pid, and then waits for ever. */
const waitingChild = (pidFile: string): string =>
  `require('fs').writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000);`;

const startParent = async (): Promise<{
  readonly parent: ReturnType<typeof spawn>;
  readonly childPid: number;
}> => {
  const pidFile = join(folder, 'pid');
  const parentFile = join(folder, 'parent.ts');
  const module = JSON.stringify(inRoot('build', 'base', 'foreground.ts'));
  writeFileSync(
    parentFile,
    `import { runInForeground } from ${module};
     process.exitCode = await runInForeground(process.execPath, ['-e', ${JSON.stringify(waitingChild(pidFile))}]);`,
  );
  const watcher = watch(folder);
  const parent = spawn(process.execPath, [parentFile], { stdio: 'ignore' });
  for await (const [, name] of on(watcher)) if (name === 'pid' && readFileSync(pidFile, 'utf8') !== '') break;
  watcher.close();
  return { parent, childPid: Number(readFileSync(pidFile, 'utf8')) };
};

const on = async function* (watcher: ReturnType<typeof watch>): AsyncGenerator<readonly unknown[]> {
  while (true) yield await once(watcher, 'change');
};

describe('a command in the foreground', () => {
  it('gives its exit code on', async () => {
    expect(await runInForeground(process.execPath, ['-e', 'process.exit(7)'])).toBe(7);
  });

  it('says 127 when it cannot be started', async () => {
    expect(await runInForeground(join(folder, 'nothing'), [])).toBe(127);
  });

  it('ends with the one that runs it, and leaves nothing behind', async () => {
    const { parent, childPid } = await startParent();
    expect(isAlive(childPid)).toBe(true);
    parent.kill('SIGTERM');
    const [code] = await once(parent, 'exit');
    expect(code).toBe(128 + 15);
    expect(isAlive(childPid)).toBe(false);
  });
});
