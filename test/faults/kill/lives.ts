import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { FailPoint } from '#electron/store/change/apply/fail-points.ts';
import type { Orders } from './child.ts';

const CHILD = join(import.meta.dirname, 'child.ts');

/** How a life ends before its time: at a named point of the engine, or so long after it got its orders. */
export type Death = { readonly point: FailPoint; readonly times: number } | { readonly afterMs: number };

export type Life = {
  readonly wasKilled: boolean;
  readonly output: string;
  readonly errors: string;
  /** From the orders to the end. */
  readonly ms: number;
};

/** Folders in memory where there is such a place: a killed process needs no disk to be remembered by. */
export const killFolder = () => {
  const dir = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'rollcall-kill-'));
  return { dir, remove: () => rmSync(dir, { recursive: true, force: true }) };
};

type Child = ChildProcessByStdio<Writable, Readable, Readable>;
type Hatched = {
  readonly child: Child;
  readonly ready: Promise<void>;
  readonly ended: Promise<Omit<Life, 'ms'>>;
};

const hatch = (cacheDir: string): Hatched => {
  const env = { ...process.env, NODE_COMPILE_CACHE: cacheDir };
  const child = spawn(process.execPath, [CHILD], { stdio: ['pipe', 'pipe', 'pipe'], env });
  let output = '';
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  // A killed child takes its end of the pipe along.
  child.stdin.on('error', () => undefined);
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      resolve();
    });
    child.on('close', () => resolve());
  });
  const ended = new Promise<Omit<Life, 'ms'>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_, signal) => resolve({ wasKilled: signal === 'SIGKILL', output, errors }));
  });
  return { child, ready, ended };
};

/**
 * Engine processes to be killed. The next one is loaded while one lives, and what Node compiled is kept between
 * them: a life costs what it does, not what it takes to start.
 */
export const createLives = () => {
  const cache = mkdtempSync(join(tmpdir(), 'rollcall-compiled-'));
  let next: Hatched | null = null;
  const live = async (orders: Omit<Orders, 'killAt'>, death: Death | null): Promise<Life> => {
    const { child, ready, ended } = next ?? hatch(cache);
    next = hatch(cache);
    await ready;
    const bornAt = performance.now();
    const whole: Orders = { ...orders, killAt: death !== null && 'point' in death ? death : null };
    child.stdin.end(JSON.stringify(whole));
    const timer =
      death !== null && 'afterMs' in death ? setTimeout(() => child.kill('SIGKILL'), death.afterMs) : null;
    const end = await ended;
    if (timer !== null) clearTimeout(timer);
    return { ...end, ms: performance.now() - bornAt };
  };
  const close = async (): Promise<void> => {
    next?.child.kill('SIGKILL');
    await next?.ended;
    rmSync(cache, { recursive: true, force: true });
  };
  return { live, close };
};
export type Lives = ReturnType<typeof createLives>;
