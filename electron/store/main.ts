/**
 * The entry of the store process. Its first argument names a folder in which Node keeps what it compiled: the next
 * start loads the rest, which is a chunk of its own, a quarter sooner. What lies there is only used for the very same
 * code and Node, and can be deleted at any time; without the folder the store starts all the same.
 */
import { enableCompileCache } from 'node:module';

// Before the first file is written.
process.umask(0o077);
const [, , compiledDir] = process.argv;
if (compiledDir !== undefined) enableCompileCache(compiledDir);
void import('./run.ts').then(({ run }) => run());
