import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { fail, ok, type Result } from '#shared/base/result.ts';

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
export const unpack = async (
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
