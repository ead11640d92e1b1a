/**
 * Runs a demo deployment in a worker thread, so that serving 100,000 members never delays the store that asks for
 * them. The parent gives the options as worker data, gets `{ url, ownerToken }` once, and posts anything to stop.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { startTwin, type TwinOptions } from './index.ts';

const run = async (): Promise<void> => {
  // Only our own store starts this file, with options that it has checked.
  const twin = await startTwin(workerData as TwinOptions);
  parentPort?.postMessage({ url: twin.url, ownerToken: twin.ownerToken });
  parentPort?.once('message', () => void twin.close().then(() => parentPort?.close()));
};

void run();
