/** A store that does what a test tells it to. It stands on the real host, so that the seam itself is tested. */
import { z } from 'zod';
import { connectHost } from '#electron/store/host/connect-host.ts';
import { fail, ok } from '#shared/base/result.ts';
import { storeAskSchema } from '#shared/contract/host.ts';
import { requestSchema } from '#shared/contract/wire.ts';

const host = connectHost();
// A store at work has sockets and timers: it must end because main is gone, not because it has nothing to do.
setInterval(() => undefined, 1_000);
const power: string[] = [];
host.onPower((event) => void power.push(event));
host.onShutdown(async () => host.log.info('stub: told to stop'));

const progress = z.object({ value: z.number().nullable() });

const answer = async (name: string, input: unknown): Promise<unknown> => {
  if (name === 'stub.start') return { ...(await host.start), pid: process.pid, node: process.versions.node };
  if (name === 'stub.surroundings')
    return { argv: process.argv, execArgv: process.execArgv, env: { ...process.env } };
  if (name === 'stub.ask') return host.ask(storeAskSchema.parse(input));
  if (name === 'stub.progress') return host.setProgress(progress.parse(input).value);
  if (name === 'stub.power') return power;
  if (name === 'stub.exit') process.exit(0);
  if (name === 'stub.echo') return input;
  throw new Error(`The stub does not know ${name}.`);
};

host.onWindow((port) => {
  port.onMessage((message) => {
    const request = requestSchema.safeParse(message);
    if (!request.success || request.data.kind !== 'call') return;
    const { id, name, input } = request.data;
    if (name === 'stub.throw')
      setTimeout(() => {
        throw new Error('A bug of the stub.');
      });
    else
      answer(name, input).then(
        (value) => port.send({ kind: 'reply', id, reply: ok(value) }),
        (error) => port.send({ kind: 'reply', id, reply: fail('internal', String(error)) }),
      );
  });
});
host.ready();
