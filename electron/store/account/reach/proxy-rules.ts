import type { Hop } from './find-ways.ts';
import { parseProxyAddress } from './proxy-address.ts';

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
