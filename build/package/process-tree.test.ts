import { createServer } from 'node:net';
import { expect, it } from 'vitest';
import { findListening, listTree } from './process-tree.ts';

it.runIf(process.platform === 'linux')('finds the port of a process, and that it is gone', async () => {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const shown = `0100007F:${port.toString(16).toUpperCase().padStart(4, '0')}`;
  expect(listTree(process.ppid)).toContain(process.pid);
  expect(findListening(listTree(process.pid))).toContain(shown);
  await new Promise((done) => server.close(done));
  expect(findListening(listTree(process.pid))).not.toContain(shown);
});
