import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { DemoServer, DemoWorld } from '../account/demo.ts';
import type { ReaderThread, StartReader } from '../remote/apart/open-reader.ts';

const started = z.object({ url: z.string(), ownerToken: z.string() });

/** The entry of a thread: beside the bundle in the product, where it stands in the sources. */
const findEntry = (bundle: string, source: string): string => {
  const bundled = join(import.meta.dirname, '..', bundle);
  return existsSync(bundled) ? bundled : join(import.meta.dirname, source);
};

/** Starts a demo deployment in a worker thread; rejects when it ends before it answered. */
export const startDemoWorker = (world: DemoWorld): Promise<DemoServer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(findEntry('twin.cjs', '../../demo/host.ts'), { workerData: world });
    const ended = new Promise<void>((done) => worker.once('exit', () => done()));
    worker.once('error', reject);
    void ended.then(() => reject(new Error('The demo server ended before it was ready')));
    worker.once('message', (message: unknown) => {
      const { url, ownerToken } = started.parse(message);
      const close = async (): Promise<void> => {
        worker.postMessage('stop');
        await ended;
      };
      resolve({ url, ownerToken, close });
    });
  });

/**
 * What a thread may use. Parsing the largest answer that is let in (16 MB, a million values) takes about 200 MB at
 * its peak; the bodies themselves lie outside the heap and are bounded by the client.
 */
export const READER_LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 };

/** How long a thread that did its work waits for the next refresh: one that follows an apply finds it warm. */
const IDLE_MS = 2 * 60_000;

/** `entry` in place of the product's own, for tests of threads that fail. */
export const spawnReader = (entry = findEntry('reader.cjs', 'reader-worker.ts')): Worker =>
  // Flags of the process, of which some are refused for a thread, are not handed on.
  new Worker(entry, { name: 'refresh', execArgv: [], resourceLimits: READER_LIMITS });

/**
 * Gives threads for refreshes, each to one at a time. One that did its work is kept for a while, since a new one costs
 * more than copying a small deployment does: its code is loaded and compiled anew. A thread that had to be ended is
 * never used again.
 */
export const createReaderThreads = (spawn: () => Worker = spawnReader): StartReader => {
  let idle: { readonly worker: Worker; readonly timer: NodeJS.Timeout } | null = null;

  const takeIdle = (): Worker | null => {
    const found = idle?.worker ?? null;
    clearTimeout(idle?.timer);
    idle = null;
    found?.removeAllListeners();
    return found;
  };
  const keep = (worker: Worker): void => {
    if (idle !== null) {
      void worker.terminate();
      return;
    }
    worker.unref();
    const timer = setTimeout(() => void takeIdle()?.terminate(), IDLE_MS);
    timer.unref();
    idle = { worker, timer };
    // It may still end by itself, and must not be given out then, nor take the store with it.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (idle?.worker === worker) takeIdle();
    });
  };
  return (): ReaderThread => {
    const worker = takeIdle() ?? spawn();
    worker.ref();
    return {
      serve: (port) => worker.postMessage(port, [port]),
      onEnd: (listener) => {
        worker.once('error', listener);
        worker.once('exit', (code) => listener(new Error(`The thread ended with ${code}`)));
      },
      release: () => {
        worker.removeAllListeners();
        keep(worker);
      },
      terminate: () => void worker.terminate(),
    };
  };
};
