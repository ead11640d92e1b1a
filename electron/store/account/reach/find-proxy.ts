import type { ProxyMode } from '#shared/model/deployment.ts';
import type { FindProxy, ProxyHop } from '../../remote/wire/proxy.ts';
import type { Ask } from '../secrets.ts';
import { findFirstHop } from './proxy-rules.ts';
import type { ProxyCredentials } from './proxy-secrets.ts';

export type ProxySetting = { readonly mode: ProxyMode; readonly url: string | null };

export type FindProxyDeps = {
  readonly ask: Ask;
  /** Makes the error that a request ends with when there is no way to the server. */
  readonly noWay: (message: string) => Error;
  readonly isLoopback: (hostname: string) => boolean;
};

const toAuthorization = ({ username, password }: ProxyCredentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;

/** True for plain http, which is spoken to this computer only and never through a proxy. */
export const isPlain = (target: string): boolean => new URL(target).protocol !== 'https:';

/** The origin to ask for a tunnel to `target`; null: go there directly. Throws what `noWay` makes. */
export const findHop = async (
  deps: FindProxyDeps,
  target: string,
  { mode, url }: ProxySetting,
): Promise<string | null> => {
  // A proxy would read the token: plain http goes straight to this computer, whatever is set.
  if (mode === 'none' || isPlain(target)) return null;
  if (mode === 'manual') return url;
  // As in browsers: the machine itself is never behind the system's proxy.
  if (deps.isLoopback(new URL(target).hostname)) return null;
  const answer = await deps.ask({ ask: 'resolve-proxy', url: target });
  if (!answer.ok) throw deps.noWay(answer.failure.message);
  const hop = findFirstHop(answer.value.rules);
  if (hop.kind === 'unsupported')
    throw deps.noWay('The system names only proxies of a kind that is not supported');
  return hop.kind === 'proxy' ? hop.origin : null;
};

/** Decides the way of each new connection to `target`. Credentials go to the proxy that they were entered for. */
export const createFindProxy =
  (
    deps: FindProxyDeps,
    target: string,
    setting: ProxySetting,
    findCredentials: () => Promise<ProxyCredentials | null>,
  ): FindProxy =>
  async (): Promise<ProxyHop | null> => {
    const origin = await findHop(deps, target, setting);
    if (origin === null) return null;
    const credentials = await findCredentials();
    const isForIt = credentials !== null && credentials.origin === origin;
    return { origin, authorization: isForIt ? toAuthorization(credentials) : null };
  };
