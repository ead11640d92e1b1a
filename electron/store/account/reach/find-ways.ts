import { isLoopback } from '#shared/base/loopback.ts';
import type { ProxyMode } from '#shared/model/deployment.ts';
import type { NetworkWay, Ways } from '../../remote/wire/ways.ts';
import type { Ask } from '../secrets.ts';
import type { DeadWays } from './dead-ways.ts';
import { parseProxyAddress } from './proxy-address.ts';
import type { ProxyCredentials } from './proxy-secrets.ts';

const SCHEMES: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };

const toHop = (rule: string): Hop => {
  const [word = '', address = ''] = rule.trim().split(/\s+/);
  if (word.toUpperCase() === 'DIRECT') return { kind: 'direct' };
  const scheme = SCHEMES[word.toUpperCase()];
  const parsed = scheme === undefined ? null : parseProxyAddress(`${scheme}://${address}`);
  return parsed?.ok ? { kind: 'proxy', origin: parsed.value } : { kind: 'unsupported' };
};

/**
 * The rules of a PAC answer (`PROXY a:3128; DIRECT`) in their order, each once. An empty answer means direct, as in
 * browsers; a rule that cannot be followed is `unsupported`, never quietly direct.
 */
export const listHops = (rules: string): readonly Hop[] => {
  const hops = rules
    .split(';')
    .filter((rule) => rule.trim() !== '')
    .map(toHop);
  if (hops.length === 0) return [{ kind: 'direct' }];
  return [...new Map(hops.map((hop) => [hop.kind === 'proxy' ? hop.origin : hop.kind, hop])).values()];
};

/** Which proxy is used; `url` is set in mode `manual` only. */
export type ProxySetting = { readonly mode: ProxyMode; readonly url: string | null };

export type FindWaysDeps = {
  readonly ask: Ask;
  /** Makes the error that a request ends with when the ways to the server cannot be found out. */
  readonly noWay: (message: string) => Error;
  /** What is known of the ways to a server. */
  readonly deadWaysTo: (target: string) => DeadWays;
};

/** One way, as settings name it: an origin to ask for a tunnel, directly, or of a kind that is not supported. */
export type Hop =
  | { readonly kind: 'direct' | 'unsupported' }
  | { readonly kind: 'proxy'; readonly origin: string };

const toAuthorization = ({ username, password }: ProxyCredentials): string =>
  `Basic ${Buffer.from(`${username}:${password}`, 'utf8').toString('base64')}`;

/** True for plain http, which is spoken to this computer only and never through a proxy. */
export const isPlain = (target: string): boolean => new URL(target).protocol !== 'https:';

const DIRECT: readonly Hop[] = [{ kind: 'direct' }];

/** The ways to `target` as the setting has them, in its order, at least one. Throws what `noWay` makes. */
export const findHops = async (
  deps: FindWaysDeps,
  target: string,
  { mode, url }: ProxySetting,
): Promise<readonly Hop[]> => {
  // A proxy would read the token: plain http goes straight to this computer, whatever is set.
  if (mode === 'none' || isPlain(target)) return DIRECT;
  if (mode === 'manual') return url === null ? DIRECT : [{ kind: 'proxy', origin: url }];
  // As in browsers: the machine itself is never behind the system's proxy.
  if (isLoopback(new URL(target).hostname)) return DIRECT;
  const answer = await deps.ask({ ask: 'resolve-proxy', url: target });
  if (!answer.ok) throw deps.noWay(answer.failure.message);
  return listHops(answer.value.rules);
};

/**
 * Finds the ways of each new connection to `target`. Credentials go to the proxy that they were entered for. A way that
 * failed while a later one worked is tried last for some minutes, or until the settings name other ways.
 */
export const createFindWays = (
  deps: FindWaysDeps,
  target: string,
  setting: ProxySetting,
  findCredentials: () => Promise<ProxyCredentials | null>,
): Ways => {
  const dead = deps.deadWaysTo(target);
  return {
    find: async () => {
      const hops = await findHops(deps, target, setting);
      const credentials = hops.some(({ kind }) => kind === 'proxy') ? await findCredentials() : null;
      const ways = hops.map((hop): NetworkWay => {
        if (hop.kind !== 'proxy') return { kind: hop.kind };
        const { origin } = hop;
        const isForIt = credentials !== null && credentials.origin === origin;
        return {
          kind: 'proxy',
          hop: { origin, authorization: isForIt ? toAuthorization(credentials) : null },
        };
      });
      return dead.order(ways);
    },
    note: dead.note,
  };
};
