/** Takes the place of Electron's main process: starts the engine as main does, says start, and waits to be killed. */
import { fork } from 'node:child_process';
import { join } from 'node:path';

const child = fork(join(import.meta.dirname, 'engine.ts'), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
child.send({ kind: 'start', profileDir: '', version: '0', launcher: 'child-process' });
process.stdout.write(`${child.pid}\n`);
