/**
 * The entry of the thread that reads deployments for refreshes: started by `threads.ts`, ended from there. What
 * it may use of this computer is bounded, and it holds nothing of the copy.
 */
import { MessagePort, parentPort } from 'node:worker_threads';
import { serveReader } from '../remote/apart/serve-reader.ts';
import { systemClock } from './clock.ts';

// A port for each refresh, one after the other.
parentPort?.on('message', (port: unknown) => {
  if (port instanceof MessagePort) serveReader(port, systemClock);
});
