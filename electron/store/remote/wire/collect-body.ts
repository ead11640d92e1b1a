import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { BreakReason, WireAnswer } from './types.ts';

const UNPACKERS = new Map([
  ['gzip', promisify(gunzip)],
  ['x-gzip', promisify(gunzip)],
  ['deflate', promisify(inflate)],
  ['br', promisify(brotliDecompress)],
]);

/** A name short and plain enough to be repeated; anything else is the server's text, and could be the token. */
const KNOWABLE = /^[a-z0-9-]{1,16}$/;

/**
 * Undoes a content encoding that a proxy applied although we asked for none. Stops at `capBytes` of output
 * (`too-large`), so that a small body cannot grow into all memory; anything it cannot undo is `protocol`.
 */
const unpack = async (
  body: Buffer,
  encoding: string | null,
  capBytes: number,
): Promise<Result<Buffer, 'too-large' | 'protocol'>> => {
  const name = (encoding ?? 'identity').trim().toLowerCase();
  if (name === 'identity' || name === '' || body.length === 0) return ok(body);
  const unpacker = UNPACKERS.get(name);
  if (unpacker === undefined)
    return fail('protocol', `Unknown content encoding${KNOWABLE.test(name) ? ` ${name}` : ''}.`);
  try {
    return ok(await unpacker(body, { maxOutputLength: capBytes }));
  } catch (error) {
    // Expected: the body is the server's. Which of the two it is stands in the code of the error.
    const isTooLarge = error instanceof RangeError;
    return isTooLarge
      ? fail('too-large', 'The unpacked body is over the limit.')
      : fail('protocol', `The body is not valid ${name}.`);
  }
};

type Listener = {
  readonly heard: () => void;
  readonly whole: (answer: WireAnswer) => void;
  readonly broken: (reason: BreakReason, detail: string) => void;
};

const START_BYTES = 64 * 1024;
/**
 * More pieces than this are believed only while they hold something: a chunk of one byte costs us as much as one of a
 * thousand, and a server that sends nothing else would keep this thread busy.
 */
const MOST_CRUMBS = 2_000;
const CRUMB_BYTES = 64;

/**
 * One buffer that grows by doubling. A list of the pieces would cost a hundred times their size when a server sends
 * one byte in each.
 */
const createPile = (capBytes: number) => {
  let bytes = Buffer.allocUnsafe(Math.min(START_BYTES, capBytes));
  let size = 0;
  let pieces = 0;
  return {
    /** True when the body comes in pieces too small to be meant. */
    isCrumbled: (): boolean => pieces > MOST_CRUMBS && size < pieces * CRUMB_BYTES,
    /** False, and nothing added, when it would be over the cap. */
    add: (piece: Buffer): boolean => {
      const needed = size + piece.length;
      if (needed > capBytes) return false;
      if (needed > bytes.length) {
        const larger = Buffer.allocUnsafe(Math.min(capBytes, Math.max(needed, bytes.length * 2)));
        bytes.copy(larger, 0, 0, size);
        bytes = larger;
      }
      piece.copy(bytes, size);
      size = needed;
      pieces += 1;
      return true;
    },
    whole: (): Buffer => bytes.subarray(0, size),
  };
};

/** Reads a body of at most `capBytes` (also after unpacking); a body that ends early is a break, not an answer. */
export const collectBody = (response: IncomingMessage, capBytes: number, to: Listener): void => {
  const pile = createPile(capBytes);
  const finish = async () => {
    const headers = response.headersDistinct;
    const encoding = headers['content-encoding']?.[0] ?? null;
    const body = await unpack(pile.whole(), encoding, capBytes);
    if (!body.ok) to.broken(body.failure.code, body.failure.message);
    else to.whole({ kind: 'answer', status: response.statusCode ?? 0, headers, body: body.value });
  };
  response.on('data', (chunk: Buffer) => {
    to.heard();
    if (!pile.add(chunk)) to.broken('too-large', `The body is over ${capBytes} bytes.`);
    else if (pile.isCrumbled()) to.broken('protocol', 'The body came in crumbs.');
  });
  response.on('error', (error) => to.broken('reset', error.message));
  response.on('end', () => {
    if (response.complete) void finish();
    else to.broken('reset', 'The body was cut.');
  });
};
