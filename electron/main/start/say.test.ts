import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';

const MODULE = new URL('./say.ts', import.meta.url).href;
/** Says much on both streams, and ends a little later, as an app that goes on. */
const PROGRAM = `
  import { bearBrokenStreams, say } from ${JSON.stringify(MODULE)};
  bearBrokenStreams();
  for (const to of ['stdout', 'stderr']) for (let n = 0; n < 20; n++) say(to, 'x'.repeat(9000));
  setTimeout(() => process.exit(7), 100);
`;
const NODE = [process.execPath, '--no-warnings', '--input-type=module', '--eval', PROGRAM] as const;

describe.runIf(process.platform !== 'win32')('what the app says', () => {
  it('ends nothing when the one who started it reads no more', async () => {
    const [command, ...args] = NODE;
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.destroy();
    child.stderr.destroy();
    expect(await once(child, 'exit')).toEqual([7, null]);
  });

  it.each(['>/dev/full 2>&1', '>&- 2>&-'])('ends nothing when it goes nowhere: %s', async (to) => {
    const child = spawn('sh', ['-c', `exec "$0" "$@" ${to}`, ...NODE], { stdio: 'ignore' });
    expect(await once(child, 'exit')).toEqual([7, null]);
  });
});
