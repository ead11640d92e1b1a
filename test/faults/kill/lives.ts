import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { toToolEnv } from '#build/node/env.mjs';
import type { FailPoint } from '#electron/store/change/apply/fail-points.ts';
import type { Orders } from './child.ts';

/** A life needs 30 MB; one that is to run out of memory does so in a second. */
const HEAP = '--max-old-space-size=128';
const CHILD = join(import.meta.dirname, 'child.ts');

/** At a named point of the engine, when it comes past it for the `times`th time. `by` left out: SIGKILL. */
export type End = {
  readonly point: FailPoint;
  readonly times: number;
  readonly by?: 'memory' | 'standstill';
};

/** Said by a process before it stands still. */
export const STILL = 'still\n';

/** How a life ends before its time: at a named point of the engine, or so long after it got its orders. */
export type Death = End | { readonly afterMs: number };

/** What happens while a process stands still; it goes on when that is over. */
export type WhileStill = () => Promise<void>;

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
  readonly onStill: (listener: () => void) => void;
};

const hatch = (cacheDir: string): Hatched => {
  const env = { ...toToolEnv(), NODE_COMPILE_CACHE: cacheDir };
  const child = spawn(process.execPath, [HEAP, CHILD], { stdio: ['pipe', 'pipe', 'pipe'], env });
  let output = '';
  let errors = '';
  let tellStill = (): void => undefined;
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  // A killed child takes its end of the pipe along.
  child.stdin.on('error', () => undefined);
  const ready = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk) => {
      output += String(chunk);
      if (String(chunk).includes(STILL)) tellStill();
      resolve();
    });
    child.on('close', () => resolve());
  });
  const ended = new Promise<Omit<Life, 'ms'>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (_, signal) =>
      resolve({ wasKilled: signal === 'SIGKILL' || signal === 'SIGABRT', output, errors }),
    );
  });
  const onStill = (listener: () => void): void => {
    tellStill = listener;
  };
  return { child, ready, ended, onStill };
};

/**
 * Engine processes to be killed. The next one is loaded while one lives, and what Node compiled is kept between
 * them: a life costs what it does, not what it takes to start.
 */
export const createLives = () => {
  const cache = mkdtempSync(join(tmpdir(), 'rollcall-compiled-'));
  let next: Hatched | null = null;
  const live = async (
    orders: Omit<Orders, 'killAt'>,
    death: Death | null,
    whileStill: WhileStill = async () => undefined,
  ): Promise<Life> => {
    const { child, ready, ended, onStill } = next ?? hatch(cache);
    onStill(() => void whileStill().finally(() => child.kill('SIGCONT')));
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
