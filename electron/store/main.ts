/**
 * The entry of the store process. Its first argument names a folder in which Node keeps what it compiled: the next
 * start loads the rest, which is a chunk of its own, a quarter sooner. What lies there is only used for the very same
 * code and Node, and can be deleted at any time; without the folder the store starts all the same.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { enableCompileCache } from 'node:module';

const keepCompiled = (folder: string): void => {
  try {
    // Made here: where a folder cannot be, Node 24 may try to make it for ever.
    if (!existsSync(folder)) mkdirSync(folder);
  } catch {
    return;
  }
  enableCompileCache(folder);
};

// SIGUSR1 would open Node's inspector, or end a process whose fuses have shut it. A terminal sends SIGINT and SIGHUP to
// all that was started in it: main takes them, and tells this process to put everything in order first.
for (const signal of ['SIGUSR1', 'SIGUSR2', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);
// Before the first file is written.
process.umask(0o077);
const [, , compiledDir] = process.argv;
if (compiledDir !== undefined) keepCompiled(compiledDir);
void import('./run.ts').then(({ run }) => run());
