import { parseProxyAddress } from './proxy-address.ts';

/** What to do first: `direct`, an origin to ask for a tunnel, or `unsupported` (SOCKS and whatever else there is). */
export type FirstHop =
  | { readonly kind: 'direct' | 'unsupported' }
  | { readonly kind: 'proxy'; readonly origin: string };

const SCHEMES: Readonly<Record<string, string>> = { PROXY: 'http', HTTP: 'http', HTTPS: 'https' };

const toHop = (rule: string): FirstHop => {
  const [word = '', address = ''] = rule.trim().split(/\s+/);
  if (word.toUpperCase() === 'DIRECT') return { kind: 'direct' };
  const scheme = SCHEMES[word.toUpperCase()];
  const parsed = scheme === undefined ? null : parseProxyAddress(`${scheme}://${address}`);
  return parsed?.ok ? { kind: 'proxy', origin: parsed.value } : { kind: 'unsupported' };
};

/**
 * The first rule of a PAC answer (`PROXY a:3128; DIRECT`) that can be followed. An empty answer means direct, as in
 * browsers; rules of which none can be followed are `unsupported`, never quietly direct.
 */
export const findFirstHop = (rules: string): FirstHop => {
  const hops = rules
    .split(';')
    .filter((rule) => rule.trim() !== '')
    .map(toHop);
  if (hops.length === 0) return { kind: 'direct' };
  return hops.find((hop) => hop.kind !== 'unsupported') ?? { kind: 'unsupported' };
};
