import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { SignInMethods } from '../remote/account-port.ts';
import type { FullApi } from '../remote/coder-api.ts';
import type { ConnectTo } from './apis.ts';
import type { NormaliseUrl } from './connect.ts';
import { withApi } from './prove.ts';
import type { Reaches, Way } from './reach/reaches.ts';

export type FirstUserState = 'exists' | 'missing' | 'unknown';
export type Probed = {
  readonly url: string;
  readonly version: string;
  readonly suggestedName: string;
  readonly signIn: SignInMethods & { readonly firstUser: FirstUserState };
};

/** `coder.acme.example` suggests `acme`: the first label that does not just say what the server is. */
const suggestName = (url: string): string => {
  const { hostname } = new URL(url);
  const label = hostname.split('.').find((part) => !/^(coder|www|dev|cde|ide)$/i.test(part));
  return /^[\d.:[\]]+$/.test(hostname) ? hostname : (label ?? hostname);
};

const NO_METHODS: SignInMethods = { password: false, github: false, oidc: null };

/** A pasted token works whatever comes of this, so a server that does not tell is no reason to stop. */
const readSignIn = async (api: FullApi): Promise<Probed['signIn']> => {
  const [methods, first] = await Promise.all([api.readSignInMethods(), api.readFirstUser()]);
  const firstUser = !first.ok ? 'unknown' : first.value ? 'exists' : 'missing';
  return { ...(methods.ok ? methods.value : NO_METHODS), firstUser };
};

/** Asks an address who it is and how one signs in there, without a token. */
export const createProbe = (deps: {
  readonly connectTo: ConnectTo;
  readonly normaliseUrl: NormaliseUrl;
  readonly reaches: Pick<Reaches, 'ofNew'>;
}) => {
  const probe = async (
    text: string,
    way: Way,
  ): Promise<Result<Probed, 'bad-url' | 'bad-ca' | 'bad-proxy' | RemoteFailure>> => {
    const address = deps.normaliseUrl(text);
    if (!address.ok) return address;
    const { url } = address.value;
    const found = await deps.reaches.ofNew(url, way);
    if (!found.ok) return found;
    return withApi(deps.connectTo(url, null, found.value.reach), async (api) => {
      const build = await api.readBuildInfo();
      if (!build.ok) return build;
      const signIn = await readSignIn(api);
      return ok({ url, version: build.value.version, suggestedName: suggestName(url), signIn });
    });
  };
  return Object.assign(probe, { normalise: deps.normaliseUrl });
};

export type Probe = ReturnType<typeof createProbe>;
