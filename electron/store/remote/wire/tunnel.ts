import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP, type Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { ProxyError, type ProxyHop } from './proxy.ts';

/** Where a tunnel leads; an IPv6 host without its brackets. */
export type TunnelEnd = { readonly hostname: string; readonly port: number };

const describe = (proxy: ProxyHop): string => new URL(proxy.origin).host;

const refuse = (proxy: ProxyHop, status: number): ProxyError =>
  status === 407
    ? new ProxyError('PROXY_SIGN_IN', `${describe(proxy)} wants a sign-in`)
    : new ProxyError('PROXY_FAILED', `${describe(proxy)} answered ${status}`);

/**
 * Asks a proxy for a tunnel (CONNECT) and gives its socket. Nothing of a request passes before that, and the proxy
 * sees the host and port only. An https proxy has to prove who it is first. Rejects with a `ProxyError`; gives up after `limitMs`.
 */
export const openTunnel = (
  proxy: ProxyHop,
  to: TunnelEnd,
  { proof, limitMs }: { readonly proof: SecureContext; readonly limitMs: number },
): Promise<Socket> =>
  new Promise((resolve, reject) => {
    const url = new URL(proxy.origin);
    const isTls = url.protocol === 'https:';
    const own = url.hostname.replace(/^\[|\]$/g, '');
    const servername = isIP(own) === 0 ? own : '';
    const host = to.hostname.includes(':') ? `[${to.hostname}]` : to.hostname;
    const target = `${host}:${to.port}`;
    const asked = (isTls ? httpsRequest : httpRequest)({
      method: 'CONNECT',
      hostname: own,
      port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
      path: target,
      // A socket of its own: a tunnel is never shared.
      agent: false,
      // Its certificate is checked before its name and password go out; the environment changes nothing about that.
      // The name is the proxy's own: left alone, Node would take that of the Host header, which is the server's.
      ...(isTls ? { secureContext: proof, rejectUnauthorized: true, servername } : {}),
      headers: {
        Host: target,
        'User-Agent': 'Rollcall',
        ...(proxy.authorization === null ? {} : { 'Proxy-Authorization': proxy.authorization }),
      },
    });
    const fail = (error: ProxyError): void => {
      clearTimeout(timer);
      reject(error);
      asked.destroy();
    };
    const timer = setTimeout(
      () => fail(new ProxyError('PROXY_FAILED', `${describe(proxy)} did not answer in time`)),
      limitMs,
    );
    asked.once('connect', (answer, socket, head) => {
      // Bytes that come along with the answer would be the server's before we said anything: not a tunnel.
      if (answer.statusCode !== 200 || head.length > 0) {
        socket.destroy();
        fail(refuse(proxy, answer.statusCode ?? 0));
        return;
      }
      clearTimeout(timer);
      resolve(socket);
    });
    asked.once('response', (answer) => fail(refuse(proxy, answer.statusCode ?? 0)));
    asked.once('error', (error) =>
      fail(new ProxyError('PROXY_FAILED', `${describe(proxy)}: ${error.message}`)),
    );
    asked.end();
  });
