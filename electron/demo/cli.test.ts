import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { readArguments } from './cli-arguments.ts';

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
    [['--nonsense'], '--nonsense'],
  ])('say what is wrong with %j', (args, part) => {
    const read = readArguments(args);
    expect(read.kind === 'wrong' ? read.message : '').toContain(part);
  });
});

describe('the demo command', () => {
  it('prints where it listens, answers, and stops on SIGTERM', async () => {
    const script = fileURLToPath(new URL('./cli.ts', import.meta.url));
    const child = spawn(process.execPath, [script, '--members', '60', '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [chunk]: unknown[] = await once(child.stdout, 'data');
    const { url, token }: { url: string; token: string } = JSON.parse(String(chunk));
    const answer = await fetch(`${url}/api/v2/users/me`, { headers: { 'Coder-Session-Token': token } });
    expect(await answer.json()).toMatchObject({ username: 'admin' });
    child.kill('SIGTERM');
    const [code]: unknown[] = await once(child, 'exit');
    expect(code).toBe(0);
  });
});
