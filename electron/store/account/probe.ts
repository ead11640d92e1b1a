import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { ConnectTo } from './apis.ts';
import type { NormaliseUrl } from './connect.ts';

export type Probed = { readonly url: string; readonly version: string; readonly suggestedName: string };

/** `coder.acme.example` suggests `acme`: the first label that does not just say what the server is. */
const suggestName = (url: string): string => {
  const { hostname } = new URL(url);
  const label = hostname.split('.').find((part) => !/^(coder|www|dev|cde|ide)$/i.test(part));
  return /^[\d.:[\]]+$/.test(hostname) ? hostname : (label ?? hostname);
};

/** Asks an address who it is, without a token. */
export const createProbe = (deps: { readonly connectTo: ConnectTo; readonly normaliseUrl: NormaliseUrl }) => {
  const probe = async (text: string): Promise<Result<Probed, 'bad-url' | RemoteFailure>> => {
    const address = deps.normaliseUrl(text);
    if (!address.ok) return address;
    const api = deps.connectTo(address.value.url, '');
    try {
      const build = await api.readBuildInfo();
      if (!build.ok) return build;
      const { url } = address.value;
      return ok({ url, version: build.value.version, suggestedName: suggestName(url) });
    } finally {
      api.close();
    }
  };
  return Object.assign(probe, { normalise: deps.normaliseUrl });
};

export type Probe = ReturnType<typeof createProbe>;
