import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, describe, expect, it } from 'vitest';
import { isAlive } from '../base/is-alive.ts';
import { inRoot } from '../base/root.ts';
import { readFirstLine, startLeashed } from './leash.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A helper that says its pid and then waits for ever. */
const helper = ['-c', 'echo $$ >&3; exec sleep 600'];

describe.runIf(process.platform !== 'win32')('a helper on a leash', () => {
  it('says its line, and ends when it is closed', async () => {
    const { child, close } = startLeashed('sh', helper);
    closers.push(close);
    const pid = Number(await readFirstLine(child, 3, 'helper'));
    expect(isAlive(pid)).toBe(true);
    close();
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('ends even when the one that holds it is killed outright', async () => {
    const module = JSON.stringify(inRoot('build', 'system', 'leash.ts'));
    const script = `import { readFirstLine, startLeashed } from ${module};
      const { child } = startLeashed('sh', ${JSON.stringify(helper)});
      console.log(await readFirstLine(child, 3, 'helper'));
      setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    closers.push(() => holder.kill('SIGKILL'));
    const [line] = await once(holder.stdout, 'data');
    const pid = Number(String(line));
    expect(isAlive(pid)).toBe(true);
    holder.kill('SIGKILL');
    await expect.poll(() => isAlive(pid)).toBe(false);
  });

  it('is told apart from one that never gets ready', async () => {
    const { child, close } = startLeashed('sh', ['-c', 'exit 1']);
    closers.push(close);
    await expect(readFirstLine(child, 3, 'helper')).rejects.toThrow('ended before it was ready');
  });
});
