import { connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startTcp } from '../testing/server.ts';
import { readConnectAnswer } from './connect-answer.ts';
import { ProxyError } from './ways.ts';

const open: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** What is read of a proxy that says these pieces, one after the other, and then ends or waits. */
const readOf = async (pieces: readonly string[], isEnding = true) => {
  const proxy = await startTcp(async (socket) => {
    for (const piece of pieces)
      await new Promise<void>((done) => socket.write(piece, 'latin1', () => done()));
    if (isEnding) socket.end();
  });
  open.push(proxy.close);
  const socket = connect({ port: Number(new URL(proxy.url).port), host: '127.0.0.1', noDelay: true });
  open.push(() => socket.destroy());
  const answering = readConnectAnswer(socket, new AbortController().signal);
  socket.write('CONNECT coder.example:443 HTTP/1.1\r\n\r\n');
  return { read: await answering.catch((error: unknown) => error), socket };
};

const OPEN = 'HTTP/1.1 200 Connection established\r\n\r\n';
const TUNNEL = { status: 200, challenges: [], hasMore: false };

describe('the answer of a proxy to a CONNECT', () => {
  it.each<readonly [string, readonly string[]]>([
    ['as it is', [OPEN]],
    ['of HTTP/1.0', ['HTTP/1.0 200 OK\r\n\r\n']],
    ['without a reason', ['HTTP/1.1 200\r\n\r\n']],
    ['in single bytes', [...OPEN]],
    ['with line feeds alone', ['HTTP/1.1 200 OK\nVia: a\n\n']],
    ['with a length that means nothing', ['HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n']],
    ['behind a hint', ['HTTP/1.1 100 Continue\r\n\r\n', OPEN]],
    ['behind hints in one packet', [`${'HTTP/1.1 103 Early Hints\r\nLink: <a>\r\n\r\n'.repeat(3)}${OPEN}`]],
    [
      'with a head of 200 KB',
      [`HTTP/1.1 200 OK\r\n${`Set-Cookie: a=${'x'.repeat(1_000)}\r\n`.repeat(200)}\r\n`],
    ],
  ])('is read %s', async (_, pieces) => {
    const { read, socket } = await readOf(pieces, false);
    expect(read).toEqual(TUNNEL);
    expect(socket.destroyed).toBe(false);
  });

  it.each<readonly [string, string, readonly string[]]>([
    [
      'in several lines',
      'Proxy-Authenticate: NTLM\r\nproxy-AUTHENTICATE:\tBasic realm="a"\r\n',
      ['NTLM', 'Basic realm="a"'],
    ],
    [
      'in a line that goes on',
      'Proxy-Authenticate: Digest realm="a",\r\n  Basic realm="b"\r\n',
      ['Digest realm="a", Basic realm="b"'],
    ],
    ['behind 3,000 others', `${'X: 1\r\n'.repeat(3_000)}Proxy-Authenticate: Basic\r\n`, ['Basic']],
    ['of another kind only', 'WWW-Authenticate: Basic\r\n', []],
  ])('tells its challenges %s', async (_, lines, challenges) => {
    const { read } = await readOf([`HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 407 No\r\n${lines}\r\n`]);
    expect(read).toEqual({ status: 407, challenges, hasMore: false });
  });

  it('tells that something came along', async () => {
    expect((await readOf([`${OPEN}x`])).read).toEqual({ ...TUNNEL, hasMore: true });
  });

  it('of switching protocols is the last one', async () => {
    expect((await readOf(['HTTP/1.1 101 Switching\r\n\r\n'])).read).toMatchObject({ status: 101 });
  });

  it.each<readonly [string, string, string]>([
    ['no HTTP', 'hello\r\n\r\n', 'protocol'],
    ['nothing but an end of a line', '\r\n', 'protocol'],
    ['of HTTP/2', 'HTTP/2 200\r\n\r\n', 'protocol'],
    ['with a line that is no header', 'HTTP/1.1 200 OK\r\nwhat is this\r\n\r\n', 'protocol'],
    ['with a head over 256 KB', `HTTP/1.1 200 OK\r\nX: ${'x'.repeat(300_000)}\r\n\r\n`, 'head-too-large'],
    ['with hints over 256 KB', 'HTTP/1.1 103 Hint\r\n\r\n'.repeat(20_000), 'head-too-large'],
  ])('is none when it is %s, and the connection is closed', async (_, text, reason) => {
    const { read, socket } = await readOf([text]);
    expect(read).toBeInstanceOf(ProxyError);
    expect(read).toMatchObject({ reason });
    expect(socket.destroyed).toBe(true);
  });

  it.each([[''], ['HTTP/1.1 200 OK\r\nVia'], ['HTTP/1.1 100 Continue\r\n\r\n']])(
    'is none when the connection ends after %j',
    async (text) => {
      const { read, socket } = await readOf([text]);
      expect(read).toMatchObject({ code: 'ECONNRESET' });
      expect(socket.destroyed).toBe(true);
    },
  );
});
