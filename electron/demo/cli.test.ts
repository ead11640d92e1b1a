import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readArguments } from './cli-arguments.ts';
import { readStateFile } from './state-file.ts';

describe('the arguments of the demo command', () => {
  it('start an ordinary deployment when there are none', () => {
    expect(readArguments([])).toMatchObject({
      kind: 'start',
      options: { members: 500, seed: 7, generation: '2.35', port: 0, rateLimit: true },
      asJson: false,
    });
  });

  it.each([
    [['--members', '3'], '--members must be a whole number from'],
    [['--members', 'many'], 'got "many"'],
    [['--generation', '2.3'], '--generation must be one of 2.24, 2.31, 2.35, got "2.3".'],
    [['--port', '70000'], '--port must be a whole number from 0 to 65535'],
    [['--zone', 'Berlin'], 'the zone must be like +05:45 or -03:30, got "Berlin"'],
    [['--cost', 'dear'], '--cost must be one of free, real, got "dear".'],
    [['--clock', 'late'], '--clock must be a whole number of seconds, got "late".'],
    [['--nonsense'], '--nonsense'],
  ])('say what is wrong with %j', (args, part) => {
    const read = readArguments(args);
    expect(read.kind === 'wrong' ? read.message : '').toContain(part);
  });
});

type Started = {
  readonly child: ChildProcess;
  readonly url: string;
  readonly token: string;
  readonly members: number;
};

const start = async (...args: readonly string[]): Promise<Started> => {
  const script = fileURLToPath(new URL('./cli.ts', import.meta.url));
  const child = spawn(process.execPath, [script, '--json', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [chunk]: unknown[] = await once(child.stdout, 'data');
  const { url, token, members }: Started = JSON.parse(String(chunk));
  return { child, url, token, members };
};

const stop = async ({ child }: Started): Promise<unknown> => {
  child.kill('SIGTERM');
  const [code]: unknown[] = await once(child, 'exit');
  return code;
};

const call = (twin: Started, method: string, path: string, body?: object): Promise<Response> =>
  fetch(`${twin.url}/api/v2${path}`, {
    method,
    headers: { 'Coder-Session-Token': twin.token },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

describe('the demo command', () => {
  it('prints where it listens, answers, and stops on SIGTERM', async () => {
    const twin = await start('--members', '60');
    expect(await (await call(twin, 'GET', '/users/me')).json()).toMatchObject({ username: 'admin' });
    expect(await stop(twin)).toBe(0);
  });

  it('starts a deployment that nobody has set up', async () => {
    const twin = await start('--no-first-user');
    expect(twin.token).toBe('');
    expect((await call(twin, 'GET', '/users/first')).status).toBe(404);
    await stop(twin);
  });

  describe('with a state file', () => {
    let folder = '';
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'rollcall-demo-'));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    it('keeps it when stopped, and goes on from it with the plan it was made with', async () => {
      const path = join(folder, 'state.json');
      const first = await start('--members', '61', '--seed', '9', '--state', path);
      await call(first, 'PUT', '/users/plain-member/profile', { username: 'kept' });
      expect(existsSync(path)).toBe(false);
      await stop(first);
      const second = await start('--state', path);
      expect(second.members).toBe(61);
      expect((await call(second, 'GET', '/users/kept')).status).toBe(200);
      await stop(second);
    });

    it('keeps it on SIGUSR1 and goes on answering', async () => {
      const path = join(folder, 'state.json');
      const twin = await start('--members', '60', '--state', path);
      await call(twin, 'PUT', '/users/plain-member/profile', { username: 'kept' });
      twin.child.kill('SIGUSR1');
      await expect.poll(() => existsSync(path) && readStateFile(path) !== undefined).toBe(true);
      expect(readStateFile(path)?.world.users.some((user) => user.username === 'kept')).toBe(true);
      expect((await call(twin, 'GET', '/users/kept')).status).toBe(200);
      await stop(twin);
    });

    it('does not start from a state that does not fit what is asked for', async () => {
      const path = join(folder, 'state.json');
      writeFileSync(path, '{}');
      const script = fileURLToPath(new URL('./cli.ts', import.meta.url));
      const child = spawn(process.execPath, [script, '--state', path], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const [chunk]: unknown[] = await once(child.stderr, 'data');
      expect(String(chunk)).toContain('is not a saved state of the demo');
    });
  });
});
