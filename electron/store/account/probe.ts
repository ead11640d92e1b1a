import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure, Unconfirmed } from '#shared/contract/failures.ts';
import { suggestName } from '#shared/core/text/suggest-name.ts';
import { findDeploymentByUrl } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { SignInMethods } from '../remote/account-port.ts';
import type { FullApi } from '../remote/coder-api.ts';
import type { WireReach } from '../remote/wire/agent.ts';
import type { ConnectTo } from './apis.ts';
import { type NormaliseUrl, sayLeftOut } from './connect.ts';
import type { Contacts } from './contacts.ts';
import type { AccountDecisions, DecisionFailure } from './decisions.ts';
import { withApi } from './prove.ts';
import type { ChosenWay, Reaches } from './reach/reaches.ts';

/** Whether a server has its first user; `unknown`: it does not tell. */
export type FirstUserState = 'exists' | 'missing' | 'unknown';
/** What a server tells of itself to whoever asks. */
export type Probed = {
  readonly url: string;
  readonly version: string;
  readonly suggestedName: string;
  readonly signIn: SignInMethods & { readonly firstUser: FirstUserState };
};

const NO_METHODS: SignInMethods = { password: false, github: false, oidc: null };

/** A pasted token works whatever comes of this, so a server that does not tell is no reason to stop. */
const readSignIn = async (api: FullApi): Promise<Probed['signIn']> => {
  const [methods, first] = await Promise.all([api.readSignInMethods(), api.readFirstUser()]);
  const firstUser = !first.ok ? 'unknown' : first.value ? 'exists' : 'missing';
  return { ...(methods.ok ? methods.value : NO_METHODS), firstUser };
};

/**
 * Asks an address who it is and how one signs in there, without a token. One that is kept is asked by the way that is
 * kept; any other only once a person has named it in a window of main, by the very way that they were shown. One at a
 * time, and not often: a page must not look around a network with it.
 */
export const createProbe = (deps: {
  readonly connectTo: ConnectTo;
  readonly normaliseUrl: NormaliseUrl;
  readonly journal: Pick<Journal, 'read'>;
  readonly reaches: Pick<Reaches, 'readWay' | 'toReach' | 'ofRecord'>;
  readonly contacts: Contacts;
  readonly decisions: AccountDecisions;
}) => {
  const findReach = async (
    url: string,
    way: ChosenWay,
  ): Promise<Result<WireReach, 'bad-ca' | 'bad-proxy' | Unconfirmed | 'rate-limited'>> => {
    const kept = findDeploymentByUrl(deps.journal.read, url);
    const read = kept === null ? deps.reaches.readWay(url, way) : ok(null);
    if (!read.ok) return read;
    const allowed = deps.contacts.spend();
    if (!allowed.ok) return allowed;
    if (kept !== null) return ok(deps.reaches.ofRecord(kept));
    if (read.value === null) throw new Error('A way that is not kept was not read');
    const named = await deps.contacts.ask(url, read.value);
    if (!named.ok) return named;
    // The name and password of a proxy that nobody has named stay here; connecting asks for them.
    const isNamed = read.value.setting.mode === 'manual';
    const found = await deps.reaches.toReach(url, isNamed ? read.value : { ...read.value, given: null });
    return ok(found.reach);
  };

  return (
    text: string,
    way: ChosenWay,
  ): Promise<Result<Probed, 'bad-url' | 'bad-ca' | 'bad-proxy' | DecisionFailure | RemoteFailure>> =>
    deps.decisions.alone('probe', async () => {
      const address = deps.normaliseUrl(text);
      if (!address.ok) return address;
      const { url } = address.value;
      const reach = await findReach(url, way);
      if (!reach.ok) return reach;
      return withApi(deps.connectTo(url, null, reach.value), async (api) => {
        const build = sayLeftOut(address.value, await api.readBuildInfo());
        if (!build.ok) return build;
        const signIn = await readSignIn(api);
        return ok({
          url,
          version: build.value.version,
          suggestedName: suggestName(new URL(url).hostname),
          signIn,
        });
      });
    });
};

export type Probe = ReturnType<typeof createProbe>;
