import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { z } from 'zod';
import type { DemoServer, DemoWorld } from '../account/demo.ts';

const started = z.object({ url: z.string(), ownerToken: z.string() });

/** Beside the bundle in the product, in its own folder in the sources. */
const findEntry = (): string => {
  const bundled = join(import.meta.dirname, '..', 'twin.cjs');
  return existsSync(bundled) ? bundled : join(import.meta.dirname, '..', '..', 'demo', 'host.ts');
};

/** Starts a demo deployment in a worker thread; rejects when it ends before it answered. */
export const startDemoWorker = (world: DemoWorld): Promise<DemoServer> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(findEntry(), { workerData: world });
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
