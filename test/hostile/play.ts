import type { Socket } from 'node:net';
import { brotliCompressSync, constants, deflateSync, gzipSync } from 'node:zlib';
import type { Answer, Piece, Raw, Reply } from '../corpus/entry.ts';
import { fill, type Words } from './fill.ts';
import { applyPatches } from './patch.ts';
import type { Honest } from './world.ts';

export type Scene = { readonly honest: Honest; readonly words: Words };

const QUICK = { params: { [constants.BROTLI_PARAM_QUALITY]: 2 } };
const PACK = {
  gzip: (bytes: Buffer) => gzipSync(bytes, { level: 1 }),
  deflate: (bytes: Buffer) => deflateSync(bytes, { level: 1 }),
  br: (bytes: Buffer) => brotliCompressSync(bytes, QUICK),
} as const;
const CHUNK = 64 * 1024;
/** Time for the other end of the same process to read what came before a reset. */
const SETTLE_MS = 10;
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** The bytes of a piece that go out at once. */
const toBuffer = (piece: Exclude<Piece, { everyMs?: number }>, { honest, words }: Scene): Buffer => {
  if (typeof piece === 'string') return Buffer.from(fill(piece, words));
  if ('bytes' in piece) return Buffer.from(piece.bytes);
  if ('packed' in piece)
    return PACK[piece.packed](Buffer.alloc(piece.times * piece.repeat.length, piece.repeat));
  const [from, to] = piece.good;
  return honest.body.subarray(honest.body.length * from, honest.body.length * to);
};

const send = (socket: Socket, bytes: Buffer): Promise<void> =>
  new Promise((resolve) => {
    if (socket.destroyed || bytes.length === 0) resolve();
    else {
      socket.once('close', resolve);
      socket.write(bytes, () => {
        socket.off('close', resolve);
        resolve();
      });
    }
  });

const sendPiece = async (socket: Socket, piece: Piece, scene: Scene): Promise<void> => {
  if (typeof piece === 'string' || !('times' in piece) || 'packed' in piece)
    return send(socket, toBuffer(piece, scene));
  const one = fill(piece.repeat, scene.words);
  const per = piece.everyMs === undefined ? Math.max(1, Math.floor(CHUNK / one.length)) : 1;
  const block = Buffer.from(one.repeat(Math.min(per, piece.times)));
  for (let left = piece.times; left > 0 && !socket.destroyed; left -= per) {
    await send(socket, left >= per ? block : Buffer.from(one.repeat(left)));
    if (piece.everyMs !== undefined) await wait(piece.everyMs);
  }
};

const sizeOf = (piece: Piece, scene: Scene): number =>
  typeof piece !== 'string' && 'times' in piece && !('packed' in piece)
    ? Buffer.byteLength(fill(piece.repeat, scene.words)) * piece.times
    : toBuffer(piece, scene).length;

/** A reply as the bytes it stands for. */
const toRaw = (reply: Reply, scene: Scene): Raw => {
  const { honest, words } = scene;
  const body: readonly Piece[] = reply.body ?? [
    { bytes: reply.patch ? applyPatches(honest.body, reply.patch, words) : honest.body },
  ];
  const size = body.reduce((sum, piece) => sum + sizeOf(piece, scene), 0);
  const lines = [
    `HTTP/1.1 ${reply.status} As told`,
    ...(reply.type === '' ? [] : [`Content-Type: ${reply.type}`]),
    ...(reply.status === 204 ? [] : [`Content-Length: ${size}`]),
    ...(reply.headers ?? []).map(([name, value]) => `${name}: ${value}`),
  ];
  return { raw: [`${lines.join('\r\n')}\r\n\r\n`, ...body], after: 'keep' };
};

/** Says an answer of the corpus on a connection, and does with the connection what it says. */
export const play = async (socket: Socket, answer: Answer, scene: Scene): Promise<void> => {
  const { raw, after } = 'raw' in answer ? answer : toRaw(answer, scene);
  for (const piece of raw) await sendPiece(socket, piece, scene);
  if (after === 'end') socket.end();
  if (after === 'reset') {
    await wait(SETTLE_MS);
    socket.resetAndDestroy();
  }
};

/** Says what an honest server says. */
export const playHonest = (socket: Socket, honest: Honest): Promise<void> =>
  send(
    socket,
    Buffer.concat([
      Buffer.from(
        `HTTP/1.1 ${honest.status} OK\r\nContent-Type: ${honest.type}\r\nX-Coder-Build-Version: ${honest.version}\r\nContent-Length: ${honest.body.length}\r\n\r\n`,
      ),
      honest.body,
    ]),
  );
