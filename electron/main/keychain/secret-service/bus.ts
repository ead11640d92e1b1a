import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { TimeLimitError } from '../time-limit.ts';
import { marshal, unmarshal } from './wire.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** One call of a method. */
export type BusCall = {
  readonly to: string;
  readonly path: string;
  readonly interface: string;
  readonly member: string;
  readonly signature: string;
  readonly values: readonly unknown[];
};

/** A connection to the message bus of this session. */
export type Bus = {
  /** What a method answers; rejects with the error's name and words, and when nothing came in time. */
  readonly call: (call: BusCall) => Promise<readonly unknown[]>;
  /** False once it was closed, by whomever: the bus, an answer that did not come, `close`. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
};

const mostBytes = 4_000_000;
/** The line by which we are let in; some 40 are usual. */
const mostLine = 1_000;

/** What a method answered with an error, by its name and words: the other side understood, and the connection is good. */
export class AnsweredError extends Error {}

const toPath = (text: string): readonly string[] => {
  try {
    return [decodeURIComponent(text)];
  } catch {
    // No address, so nobody is there.
    return [];
  }
};

/** Where the sockets of the session's bus are, on this computer, in the order in which they are tried. */
const listSockets = (env: Env): readonly string[] => {
  const sockets = (env.DBUS_SESSION_BUS_ADDRESS ?? '').split(';').flatMap((address) => {
    const found = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(address);
    if (found?.[2] === undefined) return [];
    return toPath(found[2]).map((path) => (found[1] === 'abstract' ? `\0${path}` : path));
  });
  if (env.DBUS_SESSION_BUS_ADDRESS || !env.XDG_RUNTIME_DIR) return sockets;
  const usual = join(env.XDG_RUNTIME_DIR, 'bus');
  return existsSync(usual) ? [usual] : [];
};

const CALL = 1;
const ANSWER = 2;
const ERROR = 3;
const FIELDS = 'a(yv)';

const toMessage = (serial: number, call: BusCall): Buffer => {
  const body = marshal(call.signature, call.values);
  const fields = [
    [1, ['o', call.path]],
    [2, ['s', call.interface]],
    [3, ['s', call.member]],
    [6, ['s', call.to]],
    ...(call.signature === '' ? [] : [[8, ['g', call.signature]]]),
  ];
  const head = marshal(`yyyyuu${FIELDS}`, [0x6c, CALL, 0, 1, body.length, serial, fields]);
  return Buffer.concat([head, Buffer.alloc((8 - (head.length % 8)) % 8), body]);
};

type Message = {
  readonly kind: number;
  readonly fields: ReadonlyMap<unknown, unknown>;
  readonly values: readonly unknown[];
};

/** How long the first message in the bytes is; null: its head is not there yet. */
const findLength = (bytes: Buffer): number | null => {
  if (bytes.length < 16) return null;
  if (bytes[0] !== 0x6c) throw new Error('D-Bus: the other byte order.');
  const length = toBodyAt(bytes) + bytes.readUInt32LE(4);
  if (length > mostBytes) throw new Error('D-Bus: a message that is too long.');
  return length;
};

const toBodyAt = (bytes: Buffer): number => Math.ceil((16 + bytes.readUInt32LE(12)) / 8) * 8;

const toAnswer = (bytes: Buffer): Message => {
  const [list] = unmarshal(FIELDS, bytes.subarray(0, toBodyAt(bytes)), 12).values as [
    readonly [unknown, readonly [string, unknown]][],
  ];
  const fields = new Map<unknown, unknown>(list.map(([code, [, value]]) => [code, value]));
  const body = bytes.subarray(toBodyAt(bytes));
  const { values } = unmarshal(String(fields.get(8) ?? ''), body);
  return { kind: bytes[1] ?? 0, fields, values };
};

/** Takes bytes as they come, in pieces of any size, and gives each whole message on. Throws on what is none. */
const createReader = (take: (message: Message) => void) => {
  let pieces: Buffer[] = [];
  let held = 0;
  let needed = 0;
  return (piece: Buffer): void => {
    pieces.push(piece);
    held += piece.length;
    // Joined once for each message, not for each piece of it.
    if (held < needed) return;
    let bytes = Buffer.concat(pieces);
    for (;;) {
      const length = findLength(bytes);
      needed = length ?? 16;
      if (bytes.length < needed || length === null) break;
      take(toAnswer(bytes.subarray(0, length)));
      bytes = bytes.subarray(length);
    }
    pieces = [bytes];
    held = bytes.length;
  };
};

/** Says who we are; resolves with what was sent behind the agreement. */
const greet = (socket: Socket): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('D-Bus: closed.')));
    socket.once('connect', () => socket.write(`\0AUTH EXTERNAL ${uid}\r\n`));
    let said: Buffer = Buffer.alloc(0);
    const listen = (data: Buffer): void => {
      said = Buffer.concat([said, data]);
      const end = said.indexOf('\r\n');
      if (end < 0 && said.length < mostLine) return;
      socket.off('data', listen);
      if (end >= 0 && said.toString('latin1', 0, end).startsWith('OK ')) {
        socket.write('BEGIN\r\n');
        resolve(said.subarray(end + 2));
      } else reject(new Error('D-Bus: not let in.'));
    };
    socket.on('data', listen);
  });

/**
 * Connects to the bus at a socket. A call that is not answered within `limitMs` is rejected, whatever else comes
 * meanwhile, and so is a bus that says nothing: with a `TimeLimitError`; then the connection is closed. An open one
 * keeps no process from ending.
 */
const openAt = async (path: string, limitMs: number): Promise<Bus> => {
  const socket = connect({ path });
  /** Gives the other side so long; returns the way to say that it answered. */
  const startWaiting = (): (() => void) => {
    const timer = setTimeout(
      () => socket.destroy(new TimeLimitError(`D-Bus: no answer within ${limitMs} ms.`)),
      limitMs,
    );
    return () => clearTimeout(timer);
  };
  const waiting = new Map<number, (message: Message | Error) => void>();
  const failAll = (error: Error): void => {
    for (const settle of waiting.values()) settle(error);
    waiting.clear();
  };
  // From the first moment on: an error that nobody hears ends the process.
  socket.on('error', failAll);
  socket.on('close', () => failAll(new Error('D-Bus: closed.')));
  const readPiece = createReader((message) => {
    // Others are signals, questions, or nothing we know: they answer nothing, whatever they say.
    if (message.kind !== ANSWER && message.kind !== ERROR) return;
    const serial = Number(message.fields.get(5));
    waiting.get(serial)?.(message);
    waiting.delete(serial);
  });
  const read = (data: Buffer): void => {
    try {
      readPiece(data);
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
    }
  };
  let serial = 0;
  const call: Bus['call'] = (wanted) =>
    new Promise((resolve, reject) => {
      serial += 1;
      const message = toMessage(serial, wanted);
      const hasAnswered = startWaiting();
      waiting.set(serial, (answer) => {
        hasAnswered();
        if (answer instanceof Error) reject(answer);
        else if (answer.kind === ANSWER) resolve(answer.values);
        else reject(new AnsweredError(`${String(answer.fields.get(4))}: ${String(answer.values[0] ?? '')}`));
      });
      if (socket.destroyed) return failAll(new Error('D-Bus: closed.'));
      socket.write(message);
    });
  const dbus = 'org.freedesktop.DBus';
  const hello = {
    to: dbus,
    path: '/org/freedesktop/DBus',
    interface: dbus,
    member: 'Hello',
    signature: '',
    values: [],
  };
  try {
    const more = await greet(socket).finally(startWaiting());
    socket.unref();
    socket.on('data', read);
    if (more.length > 0) read(more);
    await call(hello);
  } catch (error) {
    socket.destroy();
    throw error;
  }
  return { call, isOpen: () => !socket.destroyed, close: () => void socket.destroy() };
};

/**
 * Connects to the bus of this session, at the first of its addresses where somebody is. One that says nothing is told as
 * that: asking on would take longer than anybody waits. Rejects where nobody is, or nobody says where.
 */
export const openBus = async (env: Env, limitMs: number): Promise<Bus> => {
  let problem: unknown = new Error('D-Bus: there is no bus of this session.');
  for (const path of listSockets(env))
    try {
      return await openAt(path, limitMs);
    } catch (error) {
      if (error instanceof TimeLimitError) throw error;
      problem = error;
    }
  throw problem;
};
