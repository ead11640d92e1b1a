import type { IncomingMessage } from 'node:http';
import type { BreakReason, WireAnswer } from './types.ts';
import { unpack } from './unpack.ts';

type Listener = {
  readonly heard: () => void;
  readonly whole: (answer: WireAnswer) => void;
  readonly broken: (reason: BreakReason, detail: string) => void;
};

/** Reads a body of at most `capBytes` (also after unpacking); a body that ends early is a break, not an answer. */
export const collectBody = (response: IncomingMessage, capBytes: number, to: Listener): void => {
  const chunks: Buffer[] = [];
  let size = 0;
  const finish = async () => {
    const headers = response.headersDistinct;
    const encoding = headers['content-encoding']?.[0] ?? null;
    const body = await unpack(Buffer.concat(chunks, size), encoding, capBytes);
    if (!body.ok) to.broken(body.failure.code, body.failure.message);
    else to.whole({ kind: 'answer', status: response.statusCode ?? 0, headers, body: body.value });
  };
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    to.heard();
    if (size > capBytes) to.broken('too-large', `The body is over ${capBytes} bytes.`);
    else chunks.push(chunk);
  });
  response.on('error', (error) => to.broken('reset', error.message));
  response.on('end', () => {
    if (response.complete) void finish();
    else to.broken('reset', 'The body was cut.');
  });
};
