import { existsSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';
import { TimeLimitError } from '../time-limit.ts';
import { marshal, unmarshal } from './wire.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** One call of a method. */
export type Call = {
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
  readonly call: (call: Call) => Promise<readonly unknown[]>;
  /** False once it was closed, by whomever: the bus, an answer that did not come, `close`. */
  readonly isOpen: () => boolean;
  readonly close: () => void;
};

const mostBytes = 4_000_000;

/** Where the sockets of the session's bus are, on this computer, in the order in which they are tried. */
const listSockets = (env: Env): readonly string[] => {
  const sockets = (env.DBUS_SESSION_BUS_ADDRESS ?? '').split(';').flatMap((address) => {
    const found = /^unix:(?:.*,)?(path|abstract)=([^,]+)/.exec(address);
    if (found?.[2] === undefined) return [];
    const path = decodeURIComponent(found[2]);
    return [found[1] === 'abstract' ? `\0${path}` : path];
  });
  if (env.DBUS_SESSION_BUS_ADDRESS || !env.XDG_RUNTIME_DIR) return sockets;
  const usual = join(env.XDG_RUNTIME_DIR, 'bus');
  return existsSync(usual) ? [usual] : [];
};

const CALL = 1;
const ANSWER = 2;
const ERROR = 3;
const FIELDS = 'a(yv)';

const toMessage = (serial: number, call: Call): Buffer => {
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

/** The first message in the bytes and how long it is; null: it is not there whole yet. */
const takeMessage = (bytes: Buffer): { readonly message: Message; readonly length: number } | null => {
  if (bytes.length < 16) return null;
  if (bytes[0] !== 0x6c) throw new Error('D-Bus: the other byte order.');
  const fieldsEnd = 16 + bytes.readUInt32LE(12);
  const bodyAt = Math.ceil(fieldsEnd / 8) * 8;
  const length = bodyAt + bytes.readUInt32LE(4);
  if (length > mostBytes) throw new Error('D-Bus: a message that is too long.');
  if (bytes.length < length) return null;
  const [list] = unmarshal(FIELDS, bytes.subarray(0, fieldsEnd), 12).values as [
    readonly [unknown, readonly [string, unknown]][],
  ];
  const fields = new Map<unknown, unknown>(list.map(([code, [, value]]) => [code, value]));
  const body = Buffer.from(bytes.subarray(bodyAt, length));
  const { values } = unmarshal(String(fields.get(8) ?? ''), body);
  return { message: { kind: bytes[1] ?? 0, fields, values }, length };
};

/** Says who we are; resolves with what was sent behind the agreement. */
const greet = (socket: Socket): Promise<void> =>
  new Promise((resolve, reject) => {
    const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString('hex');
    socket.once('error', reject);
    socket.once('connect', () => socket.write(`\0AUTH EXTERNAL ${uid}\r\n`));
    socket.once('data', (data: Buffer) => {
      socket.off('error', reject);
      if (!data.toString('latin1').startsWith('OK ')) return reject(new Error('D-Bus: not let in.'));
      socket.write('BEGIN\r\n');
      resolve();
    });
    socket.once('close', () => reject(new Error('D-Bus: closed.')));
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
  await greet(socket).finally(startWaiting());
  socket.unref();
  const waiting = new Map<number, (message: Message | Error) => void>();
  const failAll = (error: Error): void => {
    for (const settle of waiting.values()) settle(error);
    waiting.clear();
  };
  let bytes: Buffer = Buffer.alloc(0);
  const read = (): void => {
    for (let next = takeMessage(bytes); next !== null; next = takeMessage(bytes)) {
      bytes = Buffer.from(bytes.subarray(next.length));
      const serial = Number(next.message.fields.get(5));
      waiting.get(serial)?.(next.message);
      waiting.delete(serial);
    }
  };
  socket.on('data', (data: Buffer) => {
    bytes = Buffer.concat([bytes, data]);
    try {
      read();
    } catch (error) {
      socket.destroy(error instanceof Error ? error : undefined);
    }
  });
  socket.on('error', failAll);
  socket.on('close', () => failAll(new Error('D-Bus: closed.')));
  let serial = 0;
  const call: Bus['call'] = (wanted) =>
    new Promise((resolve, reject) => {
      serial += 1;
      const hasAnswered = startWaiting();
      waiting.set(serial, (answer) => {
        hasAnswered();
        if (answer instanceof Error) reject(answer);
        else if (answer.kind === ANSWER) resolve(answer.values);
        else if (answer.kind === ERROR)
          reject(new Error(`${String(answer.fields.get(4))}: ${String(answer.values[0] ?? '')}`));
      });
      if (socket.destroyed) return failAll(new Error('D-Bus: closed.'));
      socket.write(toMessage(serial, wanted));
    });
  const dbus = 'org.freedesktop.DBus';
  await call({
    to: dbus,
    path: '/org/freedesktop/DBus',
    interface: dbus,
    member: 'Hello',
    signature: '',
    values: [],
  });
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
