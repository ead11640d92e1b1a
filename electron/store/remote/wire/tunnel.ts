import { isIP, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext, type TLSSocket } from 'node:tls';
import { toBreakReason } from './break-reason.ts';
import { listSchemes } from './challenges.ts';
import { readConnectAnswer } from './connect-answer.ts';
import { dial, type HostPort } from './dial.ts';
import type { ProxyPasswords } from './proxy-passwords.ts';
import { isTlsReason } from './types.ts';
import { ConnectTimeoutError, ProxyError, type ProxyHop } from './ways.ts';

export type TunnelDeps = {
  /** Whom an https proxy has to be vouched for by: the same as the server. */
  readonly proof: SecureContext;
  readonly passwords: ProxyPasswords;
};

/** Settles when the handshake is over and the certificate accepted; until `signal`, which leaves nothing open. */
export const whenSecure = (socket: TLSSocket, signal: AbortSignal): Promise<TLSSocket> =>
  new Promise((resolve, reject) => {
    const settle = (): void => {
      signal.removeEventListener('abort', onAbort);
      socket.off('error', onError);
      socket.off('close', onClose);
    };
    const onError = (error: Error): void => {
      settle();
      socket.destroy();
      reject(error);
    };
    const onAbort = (): void => onError(new ConnectTimeoutError());
    const onClose = (): void =>
      onError(Object.assign(new Error('The handshake broke off'), { code: 'ECONNRESET' }));
    socket.once('error', onError);
    socket.once('close', onClose);
    socket.once('secureConnect', () => {
      settle();
      resolve(socket);
    });
    signal.addEventListener('abort', onAbort);
    if (signal.aborted) onAbort();
  });

/** A connection to the proxy itself; an https one has proved who it is by its own name. */
const reach = async (url: URL, proof: SecureContext, signal: AbortSignal): Promise<Socket> => {
  const isTls = url.protocol === 'https:';
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  const port = url.port === '' ? (isTls ? 443 : 80) : Number(url.port);
  const socket = await dial({ hostname, port }, signal);
  if (!isTls) return socket;
  // Said aloud, so that NODE_TLS_REJECT_UNAUTHORIZED in the environment changes nothing.
  const secure = connectTls({
    socket,
    host: hostname,
    servername: isIP(hostname) === 0 ? hostname : '',
    ALPNProtocols: ['http/1.1'],
    secureContext: proof,
    rejectUnauthorized: true,
  });
  try {
    return await whenSecure(secure, signal);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const reason = toBreakReason(error, 'connecting', true);
    throw isTlsReason(reason) ? new ProxyError(reason, { cause: error }) : error;
  }
};

type Asked =
  | { readonly kind: 'tunnel'; readonly socket: Socket }
  | { readonly kind: 'sign-in'; readonly schemes: readonly string[] };

/** One CONNECT over a connection of its own. Nothing of a request passes before its answer. */
const ask = async (
  socket: Socket,
  target: string,
  authorization: string | null,
  signal: AbortSignal,
): Promise<Asked> => {
  const lines = [
    `CONNECT ${target} HTTP/1.1`,
    `Host: ${target}`,
    'User-Agent: Rollcall',
    ...(authorization === null ? [] : [`Proxy-Authorization: ${authorization}`]),
    'Connection: close',
  ];
  const answering = readConnectAnswer(socket, signal);
  socket.write(`${lines.join('\r\n')}\r\n\r\n`);
  const { status, challenges, hasMore } = await answering;
  // Bytes that come along with the answer would be the server's before we said anything: not a tunnel.
  if (status >= 200 && status <= 299 && !hasMore) return { kind: 'tunnel', socket };
  socket.on('error', () => undefined).destroy();
  if (status !== 407) throw new ProxyError('proxy-failed', { status });
  return { kind: 'sign-in', schemes: listSchemes(challenges) };
};

/**
 * Asks a proxy for a tunnel (CONNECT) and gives its socket. The proxy sees the host and port only. It is asked without a
 * name and password first, and gets them only when it then offers `Basic`: others could not read them, or would be given
 * what they did not ask for. Until `signal`.
 */
export const openTunnel = async (
  hop: ProxyHop,
  to: HostPort,
  { proof, passwords }: TunnelDeps,
  signal: AbortSignal,
): Promise<Socket> => {
  const url = new URL(hop.origin);
  const host = to.hostname.includes(':') ? `[${to.hostname}]` : to.hostname;
  const target = `${host}:${to.port}`;
  const send = async (authorization: string | null): Promise<Asked> =>
    ask(await reach(url, proof, signal), target, authorization, signal);
  const first = await send(null);
  if (first.kind === 'tunnel') return first.socket;
  const { schemes } = first;
  if (!schemes.includes('basic')) throw new ProxyError('proxy-scheme', { offered: schemes });
  if (hop.authorization === null) throw new ProxyError('proxy-sign-in', { offered: schemes });
  const second = await passwords.send<Socket>(hop, async () => {
    const again = await send(hop.authorization);
    return again.kind === 'tunnel' ? { isAccepted: true, value: again.socket } : { isAccepted: false };
  });
  if (second.isAccepted) return second.value;
  throw new ProxyError('proxy-password', { offered: schemes });
};
