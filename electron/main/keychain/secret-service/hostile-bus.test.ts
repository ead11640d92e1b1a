import { createDiffieHellmanGroup } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TimeLimitError } from '../time-limit.ts';
import { openBus } from './bus.ts';
import { createItems } from './items.ts';
import { marshal, unmarshal } from './wire.ts';

const LONG_MS = 30_000;
const SHORT_MS = 200;
const OK = 'OK 0123456789abcdef0123456789abcdef\r\n';
const [ANSWER, ERROR, SIGNAL] = [2, 3, 4];

type Asked = { readonly serial: number; readonly member: string; readonly path: string };

let dir = '';
const servers: Server[] = [];
const sockets: Socket[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'bus-'));
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) server.close();
  rmSync(dir, { recursive: true, force: true });
});

const toMessage = (
  kind: number,
  serial: number,
  signature: string,
  body: Buffer,
  error = 'org.x.Error.No',
) => {
  const fields = [
    [5, ['u', serial]],
    ...(kind === ERROR ? [[4, ['s', error]]] : []),
    ...(signature === '' ? [] : [[8, ['g', signature]]]),
  ];
  const head = marshal('yyyyuua(yv)', [0x6c, kind, 0, 1, body.length, 1, fields]);
  return Buffer.concat([head, Buffer.alloc((8 - (head.length % 8)) % 8), body]);
};
const answer = (serial: number, signature = '', values: readonly unknown[] = []): Buffer =>
  toMessage(ANSWER, serial, signature, marshal(signature, values));

/** What a client asks, message by message. */
const readAsked = (bytes: Buffer): { readonly asked: Asked; readonly length: number } | null => {
  if (bytes.length < 16) return null;
  const bodyAt = Math.ceil((16 + bytes.readUInt32LE(12)) / 8) * 8;
  const length = bodyAt + bytes.readUInt32LE(4);
  if (bytes.length < length) return null;
  const [list] = unmarshal('a(yv)', bytes.subarray(0, bodyAt), 12).values as [[number, [string, unknown]][]];
  const fields = new Map(list.map(([code, [, value]]) => [code, value]));
  const [member, path] = [String(fields.get(3)), String(fields.get(1))];
  return { asked: { serial: bytes.readUInt32LE(8), member, path }, length };
};

type Script = {
  /** What it says to the greeting. */
  readonly greet?: (socket: Socket) => void;
  /** What it says to a question; left out: nothing but to the first one. */
  readonly answer?: (asked: Asked, socket: Socket) => void;
};

type Reply = NonNullable<Script['answer']>;
/** Answers with these bytes, whatever they are. */
const says =
  (make: (asked: Asked) => Buffer): Reply =>
  (asked, socket) => {
    socket.write(make(asked));
  };
const refuses = (error?: string): Reply =>
  says(({ serial }) => toMessage(ERROR, serial, '', Buffer.alloc(0), error));
const closes: Reply = (_, socket) => {
  socket.destroy();
};

/** A bus that does what it likes. Gives its address, and all that it was told. */
const serve = async ({ greet = (socket) => socket.write(OK), answer: reply }: Script) => {
  const told: Buffer[] = [];
  const path = join(dir, `bus-${servers.length}`);
  const server = createServer((socket) => {
    sockets.push(socket);
    socket.on('error', () => undefined);
    let isIn = false;
    let bytes = Buffer.alloc(0);
    socket.on('data', (data) => {
      told.push(data);
      bytes = Buffer.concat([bytes, data]);
      if (!isIn) {
        const begun = bytes.indexOf('BEGIN\r\n');
        if (begun < 0) return greet(socket);
        isIn = true;
        bytes = bytes.subarray(begun + 'BEGIN\r\n'.length);
      }
      for (let next = readAsked(bytes); next !== null; next = readAsked(bytes)) {
        bytes = bytes.subarray(next.length);
        if (next.asked.member === 'Hello') socket.write(answer(next.asked.serial, 's', [':1.1']));
        else reply?.(next.asked, socket);
      }
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(path, resolve));
  return { env: { DBUS_SESSION_BUS_ADDRESS: `unix:path=${path}` }, told };
};

const QUESTION = { to: 'a.b', path: '/', interface: 'a.b', member: 'Ask', signature: '', values: [] };
const toOutcome = (work: Promise<unknown>): Promise<string> =>
  work.then(
    (value) => `answered ${JSON.stringify(value)}`,
    (error: unknown) => (error instanceof TimeLimitError ? 'no answer in time' : String(error)),
  );
/** What becomes of one question to such a bus. */
const ask = async (reply: Script['answer'], limitMs = LONG_MS): Promise<string> => {
  const { env } = await serve(reply === undefined ? {} : { answer: reply });
  const bus = await openBus(env, limitMs);
  const outcome = await toOutcome(bus.call(QUESTION));
  bus.close();
  return outcome;
};

describe('a bus that greets oddly', () => {
  const open = async (greet: (socket: Socket) => void, limitMs = LONG_MS): Promise<string> => {
    const { env } = await serve({ greet });
    return toOutcome(
      openBus(env, limitMs).then((bus) => {
        bus.close();
        return 'in';
      }),
    );
  };

  it('lets us in whatever pieces its line comes in', async () => {
    const inPieces = (socket: Socket): void => {
      const [first, ...rest] = [OK.slice(0, 1), OK.slice(1, 5), OK.slice(5, -1), OK.slice(-1)];
      socket.write(first ?? '');
      for (const [at, piece] of rest.entries()) setTimeout(() => socket.write(piece), 10 * (at + 1));
    };
    expect(await open(inPieces)).toBe('answered "in"');
  });

  it.each([
    ['REJECTED EXTERNAL\r\n', 'not let in'],
    ['ERROR "no"\r\n', 'not let in'],
    ['\r\n', 'not let in'],
    ['OKAY\r\n', 'not let in'],
    ['x'.repeat(5_000), 'not let in'],
    [`${OK}${'\0'.repeat(64)}`, 'closed'],
  ])('is told as such: %j', async (said, outcome) => {
    expect(await open((socket) => void socket.write(said))).toContain(outcome);
  });

  it('is told as closed, or as one that does not answer', async () => {
    expect(await open((socket) => void socket.destroy())).toMatch(/closed|ECONNRESET/);
    expect(await open((socket) => void socket.end(OK.slice(0, 9)))).toMatch(/closed|ECONNRESET/);
    expect(await open((socket) => void socket.write('OK 01'), SHORT_MS)).toBe('no answer in time');
    expect(await open(() => undefined, SHORT_MS)).toBe('no answer in time');
  });

  it('keeps no connection that led to nothing', async () => {
    await open((socket) => void socket.write('REJECTED\r\n'));
    const [socket] = sockets;
    if (socket?.destroyed === false) await new Promise((resolve) => socket.once('close', resolve));
    expect(socket?.destroyed).toBe(true);
  });
});

describe('addresses of the bus', () => {
  it.each([
    'unix:path=%',
    'unix:path=%zz',
    'unix:abstract=%E0%A4%A',
    `unix:path=/${'x'.repeat(500)}`,
    'unix:path=%00',
    'tcp:host=x',
    ';;',
    'unix:',
  ])('that are none are passed over: %s', async (address) => {
    const { env } = await serve({});
    const both = { DBUS_SESSION_BUS_ADDRESS: `${address};${env.DBUS_SESSION_BUS_ADDRESS}` };
    const bus = await openBus(both, LONG_MS);
    expect(bus.isOpen()).toBe(true);
    bus.close();
    expect(await toOutcome(openBus({ DBUS_SESSION_BUS_ADDRESS: address }, LONG_MS))).toContain('rror');
  });
});

/** A head whose lengths may lie. */
const lie = (how: { readonly fields?: number; readonly body?: number }): Buffer => {
  const bytes = Buffer.from(answer(2, 's', ['x']));
  if (how.fields !== undefined) bytes.writeUInt32LE(how.fields, 12);
  if (how.body !== undefined) bytes.writeUInt32LE(how.body, 4);
  return bytes;
};
const u32 = (n: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(n);
  return bytes;
};
/** Variants in variants. */
const nest = (depth: number): Buffer =>
  Buffer.concat([
    ...Array.from({ length: depth }, () => Buffer.from([1, 0x76, 0])),
    Buffer.from([1, 0x79, 0, 7]),
  ]);

describe('a bus that answers what is no answer', () => {
  const raw = (signature: string, body: Buffer): Reply =>
    says(({ serial }) => toMessage(ANSWER, serial, signature, body));

  it.each([
    ['variants without end', raw('v', nest(100_000)), 'lie too deep'],
    ['variants a little too deep', raw('v', nest(70)), 'lie too deep'],
    ['a variant of two types', raw('v', Buffer.from([2, 0x79, 0x79, 0, 1, 2])), 'other than one type'],
    ['a variant of no type', raw('v', Buffer.from([0, 0])), 'other than one type'],
    ['an array longer than its message', raw('as', Buffer.concat([u32(4_000), u32(0)])), 'ends too early'],
    [
      'an array that ends in the middle',
      raw('as', Buffer.concat([u32(5), u32(3), Buffer.from('abc\0')])),
      'does not end where it says',
    ],
    ['a text longer than its message', raw('s', u32(0xffff_ffff)), 'ends too early'],
    ['a signature that is too long', raw('a'.repeat(250) + 'y'.repeat(4), Buffer.alloc(0)), 'D-Bus'],
    ['a type that is none', raw('?', Buffer.alloc(8)), 'no type'],
    [
      'a struct of nothing',
      raw('a()', Buffer.concat([u32(8), u32(0), Buffer.alloc(8)])),
      'struct of nothing',
    ],
    ['the other byte order', says(() => Buffer.alloc(32, 'B')), 'other byte order'],
    ['fields of 4 GB', says(() => lie({ fields: 0xffff_fff0 })), 'too long'],
    ['a body of 4 GB', says(() => lie({ body: 0xffff_fff0 })), 'too long'],
    ['fields that end in the middle', says(() => lie({ fields: 3 })), 'D-Bus'],
    ['nothing, and closes', closes, 'rror'],
    ['an error', refuses(), 'org.x.Error.No'],
  ])('is told as that: %s', async (_, reply, outcome) => {
    expect(await ask(reply)).toContain(outcome);
  });

  it.each([
    ['nothing', (): void => undefined],
    ['half an answer', says((asked) => answer(asked.serial, 's', ['x']).subarray(0, 30))],
    ['a body that does not come', says(() => lie({ body: 3_000_000 }))],
    ['to somebody else', says((asked) => answer(asked.serial + 7, 's', ['x']))],
    [
      'with a message of a kind that nobody knows',
      says((asked) => toMessage(9, asked.serial, '', Buffer.alloc(0))),
    ],
    [
      'with a signal that says it is the answer',
      says((asked) => toMessage(SIGNAL, asked.serial, '', Buffer.alloc(0))),
    ],
  ])('and has not answered in time: %s', async (_, reply) => {
    expect(await ask(reply, SHORT_MS)).toBe('no answer in time');
  });

  it('is heard behind messages that are no answer', async () => {
    const reply = (asked: Asked, socket: Socket): void => {
      const noise = [SIGNAL, 9].map((kind) => toMessage(kind, asked.serial, '', Buffer.alloc(0)));
      socket.write(Buffer.concat([...noise, answer(asked.serial, 's', ['x'])]));
    };
    expect(await ask(reply)).toBe('answered ["x"]');
  });

  it('is heard in pieces of one byte, and two answers in one piece', async () => {
    const { env } = await serve({
      answer: (asked, socket) => {
        if (asked.serial < 3)
          for (const byte of answer(asked.serial, 's', ['x'])) socket.write(Buffer.from([byte]));
        if (asked.serial === 4)
          socket.write(Buffer.concat([answer(4, 's', ['four']), answer(3, 's', ['three'])]));
      },
    });
    const bus = await openBus(env, LONG_MS);
    expect(await bus.call(QUESTION)).toEqual(['x']);
    expect(await Promise.all([bus.call(QUESTION), bus.call(QUESTION)])).toEqual([['three'], ['four']]);
    bus.close();
  });

  it('is asked anew over another connection after it broke the one', async () => {
    let isBroken = true;
    const { env } = await serve({
      answer: (asked, socket) => {
        if (asked.member !== 'SearchItems') return;
        if (isBroken) socket.write('garbage, and no answer at all.........');
        else socket.write(answer(asked.serial, 'aoao', [['/a'], []]));
        isBroken = false;
      },
    });
    const items = createItems(env, LONG_MS);
    expect(await toOutcome((await items()).find('s', 'a'))).toContain('D-Bus');
    expect(await (await items()).find('s', 'a')).toEqual({ open: ['/a'], locked: [] });
  });
});

describe('a Secret Service that agrees on no key', () => {
  const SECRET = 'token-that-nobody-may-read';
  /** The last number that is less than the prime of the second Oakley group. */
  const PRIME_LESS_ONE = createDiffieHellmanGroup('modp2').getPrime();
  PRIME_LESS_ONE.writeUInt8(0xfe, PRIME_LESS_ONE.length - 1);

  const write = async (open: (asked: Asked, socket: Socket) => void, limitMs = LONG_MS) => {
    const { env, told } = await serve({
      answer: (asked, socket) => {
        if (asked.member === 'OpenSession') open(asked, socket);
        else if (asked.member === 'SetSecret') socket.write(answer(asked.serial));
      },
    });
    const items = await createItems(env, limitMs)();
    const outcome = await toOutcome(items.replace('/item', SECRET));
    return { outcome, told: Buffer.concat(told).toString('latin1') };
  };
  const session = (signature: string, ...values: readonly unknown[]): Reply =>
    says((asked) => answer(asked.serial, signature, values));

  it.each([
    ['0', session('vo', ['ay', Buffer.from([0])], '/s')],
    ['nothing', session('vo', ['ay', Buffer.alloc(0)], '/s')],
    ['1', session('vo', ['ay', Buffer.from([0, 1])], '/s')],
    ['the prime less one', session('vo', ['ay', PRIME_LESS_ONE], '/s')],
    ['more than the prime', session('vo', ['ay', Buffer.alloc(128, 255)], '/s')],
    ['a million bytes', session('vo', ['ay', Buffer.alloc(1_000_000, 7)], '/s')],
    ['a text', session('vo', ['s', 'plain'], '/s')],
    ['no session', session('v', ['ay', Buffer.alloc(128, 7)])],
    ['a session that is none', session('vs', ['ay', Buffer.alloc(128, 7)], 'plain')],
    ['no values', session('')],
    ['an error', refuses()],
    ['that its sessions are gone, whatever is asked', refuses('org.freedesktop.Secret.Error.NoSession')],
  ])('gets no secret, and is told: %s', async (_, open) => {
    const { outcome, told } = await write(open);
    expect(outcome).toMatch(/^\w*Error: .+/);
    expect(told).toContain('OpenSession');
    expect(told).not.toContain('SetSecret');
    expect(told).not.toContain(SECRET);
  });

  it('gets it enciphered where a key was agreed on', async () => {
    const { outcome, told } = await write(session('vo', ['ay', Buffer.alloc(128, 7)], '/s'));
    expect(outcome).toBe('answered undefined');
    expect(told).toContain('SetSecret');
    expect(told).not.toContain(SECRET);
  });

  it.each([
    ['gave none', session('vo', ['ay', Buffer.from([1])], '/s'), 'no half of a key'],
    ['refused one', refuses('org.x.Error.NotYet'), 'org.x.Error.NotYet'],
  ])(
    'is asked for a key again after it %s, and once only while it says no to other things',
    async (_, first, said) => {
      let sessions = 0;
      const { env } = await serve({
        answer: (asked, socket) => {
          if (asked.member !== 'OpenSession') return refuses()(asked, socket);
          sessions += 1;
          if (sessions === 1) first(asked, socket);
          else session('vo', ['ay', Buffer.alloc(128, 7)], '/s')(asked, socket);
        },
      });
      const items = await createItems(env, LONG_MS)();
      expect(await toOutcome(items.read('/item'))).toContain(said);
      for (let n = 0; n < 3; n += 1)
        expect(await toOutcome(items.read('/item'))).toContain('org.x.Error.No:');
      expect(sessions).toBe(2);
    },
  );

  it('names more items than there can be, and is not asked about each', async () => {
    const asked: string[] = [];
    const { env } = await serve({
      answer: (one, socket) => {
        asked.push(one.member);
        const paths = Array.from({ length: 5_000 }, (_, n) => `/item/${n}`);
        socket.write(answer(one.serial, 'aoao', [paths, []]));
      },
    });
    const items = await createItems(env, LONG_MS)();
    expect(await toOutcome(items.find('s', 'a'))).toContain('too many items');
    expect(asked).toEqual(['SearchItems']);
  });
});
