/** Passes connections on to a server on loopback and holds every answer back for a while: distance, in one process. */
import { connect, createServer } from 'node:net';

const [target = '', delay = ''] = process.argv.slice(2);
const { hostname, port } = new URL(target);
const delayMs = Number(delay);

const server = createServer((near) => {
  const far = connect(Number(port), hostname);
  near.setNoDelay(true);
  far.setNoDelay(true);
  near.pipe(far);
  // Timers of equal length fire in the order they were set, so the bytes stay in order.
  far.on('data', (chunk: Buffer) => void setTimeout(() => near.write(chunk), delayMs));
  far.on('end', () => void setTimeout(() => near.end(), delayMs));
  const drop = (): void => {
    near.destroy();
    far.destroy();
  };
  near.on('error', drop);
  far.on('error', drop);
  near.on('close', () => far.destroy());
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  process.stdout.write(`${address.port}\n`);
});
process.once('SIGTERM', () => process.exit(0));
