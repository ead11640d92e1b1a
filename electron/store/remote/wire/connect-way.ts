import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { RemoteLimits } from '../limits.ts';
import { describeError, toBreakReason } from './break-reason.ts';
import { dial, type HostPort } from './dial.ts';
import { openTunnel, type TunnelDeps, whenSecure } from './tunnel.ts';
import {
  type NetworkWay,
  NoWayError,
  ProxyError,
  type TriedWay,
  type Ways,
  WaysUnknownError,
} from './ways.ts';
import { within } from './within.ts';

export type RouteDeps = TunnelDeps & {
  readonly to: HostPort;
  readonly ways: Ways;
  readonly limits: Pick<RemoteLimits, 'connectMs' | 'connectLeastMs' | 'connectAllMs'>;
  /** Ends whatever is under way. */
  readonly closing: AbortSignal;
};

const listWays = async ({ ways, limits, closing }: RouteDeps): Promise<readonly NetworkWay[]> => {
  const list = await within(limits.connectMs, closing, (signal) =>
    Promise.race([
      ways.find(),
      new Promise<never>((_, reject) => {
        const late = (): void => reject(new WaysUnknownError('The proxy settings were not told in time.'));
        signal.addEventListener('abort', late, { once: true });
        if (signal.aborted) late();
      }),
    ]),
  );
  if (list.length === 0) throw new WaysUnknownError('The proxy settings name no way.');
  return list;
};

/** What a proxy says that gives a tunnel. */
const TUNNEL = 200;

const isNoTls = (error: unknown): error is Error =>
  error instanceof Error && toBreakReason(error, 'connecting', true) === 'tls-none';

/** Where one try of a way stands: what fails after the proxy gave its tunnel is not the proxy's doing. */
type Standing = { isPastProxy: boolean };

const follow = async (
  deps: RouteDeps,
  way: NetworkWay,
  secure: (socket: Socket) => TLSSocket,
  limitMs: number,
  standing: Standing,
): Promise<TLSSocket> =>
  within(limitMs, deps.closing, async (signal) => {
    if (way.kind === 'unsupported') throw new ProxyError('proxy-failed', {});
    const socket =
      way.kind === 'direct' ? await dial(deps.to, signal) : await openTunnel(way.hop, deps.to, deps, signal);
    standing.isPastProxy = true;
    try {
      return await whenSecure(secure(socket), signal);
    } catch (error) {
      if (way.kind !== 'proxy' || !isNoTls(error)) throw error;
      // Nobody proved anything: a sign-in page of a network says yes to every tunnel and sends itself.
      standing.isPastProxy = false;
      throw new ProxyError('proxy-failed', { status: TUNNEL, cause: error });
    }
  });

const toTried = (way: NetworkWay, error: Error, { isPastProxy }: Standing): TriedWay => {
  const told = error instanceof ProxyError ? error : null;
  // What fails in the handshake with an https proxy is a `ProxyError` by now.
  const isSecure = way.kind !== 'proxy' || isPastProxy;
  return {
    proxy: way.kind === 'proxy' ? new URL(way.hop.origin).host : null,
    isProxys: way.kind === 'unsupported' || (way.kind === 'proxy' && !isPastProxy),
    reason: told?.reason ?? toBreakReason(error, 'connecting', isSecure),
    status: told?.status ?? null,
    offered: told?.offered ?? [],
    detail: describeError(error),
  };
};

/**
 * A connection to the server over which it has proved who it is, by the first of the ways that gets there. Not a byte
 * of a request leaves meanwhile, so trying the next one repeats nothing. Each way has `connectMs`, all together
 * `connectAllMs`; those that this is not enough for are told as not tried. Rejects with a `NoWayError`, or with the error itself where direct was the only way.
 */
export const connectByWays = async (
  deps: RouteDeps,
  secure: (socket: Socket) => TLSSocket,
): Promise<TLSSocket> => {
  const endMs = performance.now() + deps.limits.connectAllMs;
  const list = await listWays(deps);
  const tried: TriedWay[] = [];
  for (const [n, way] of list.entries()) {
    const leftMs = endMs - performance.now();
    if (leftMs <= 0) {
      tried.push(toTried(way, new ProxyError('aborted', {}), { isPastProxy: way.kind === 'direct' }));
      continue;
    }
    const shareMs = Math.max(leftMs / (list.length - n), deps.limits.connectLeastMs);
    const limitMs = Math.min(deps.limits.connectMs, leftMs, shareMs);
    const standing: Standing = { isPastProxy: way.kind === 'direct' };
    try {
      const socket = await follow(deps, way, secure, limitMs, standing);
      if (n > 0) deps.ways.note(way, list.slice(0, n));
      return socket;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      if (list.length === 1 && way.kind === 'direct') throw error;
      tried.push(toTried(way, error, standing));
    }
  }
  throw new NoWayError(tried);
};
