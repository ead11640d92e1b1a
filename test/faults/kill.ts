import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Orders } from './child.ts';

const CHILD = join(import.meta.dirname, 'child.ts');

export type Life = { readonly wasKilled: boolean; readonly output: string; readonly errors: string };

/** Runs one engine process; with `killAfterMs` it gets SIGKILL that long after it began to work. */
export const live = (orders: Orders, killAfterMs: number | null = null): Promise<Life> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [CHILD], { stdio: 'pipe' });
    let output = '';
    let errors = '';
    let timer: NodeJS.Timeout | null = null;
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (killAfterMs !== null && timer === null)
        timer = setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    });
    child.stderr.on('data', (chunk) => {
      errors += String(chunk);
    });
    child.on('error', reject);
    child.on('close', (_, signal) => {
      if (timer !== null) clearTimeout(timer);
      resolve({ wasKilled: signal === 'SIGKILL', output, errors });
    });
    child.stdin.end(JSON.stringify(orders));
  });
