import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { ProxyMode } from '#shared/model/deployment.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { type KeptCertificate, listPems, replaceCertificates } from '../../db/journal/deployment-ca.ts';
import type { Journal } from '../../db/journal.ts';
import type { WireReach } from '../../remote/wire/agent.ts';
import type { CaPicks } from './ca-picks.ts';
import {
  createFindWays,
  type FindWaysDeps,
  findHops,
  type Hop,
  isPlain,
  type ProxySetting,
} from './find-ways.ts';
import { parseProxyAddress } from './proxy-address.ts';
import type { ProxyCredentials, ProxySecrets } from './proxy-secrets.ts';

/** A choice of proxy as it comes in. Credentials left out: those of the same proxy stay; null: erased. */
export type ProxyChoice = {
  readonly mode: ProxyMode;
  readonly url?: string | undefined;
  readonly credentials?: { readonly username: string; readonly password: string } | null | undefined;
};

/** How to reach a server that is not kept yet. */
export type ChosenWay = { readonly caId?: string | undefined; readonly proxy?: ProxyChoice | undefined };

/** A way that was read: nothing has been asked of anybody for it. */
export type NewWay = {
  readonly certificates: readonly KeptCertificate[];
  readonly setting: ProxySetting;
  /** Name and password for the proxy that turns out to be in the way. */
  readonly given: { readonly username: string; readonly password: string } | null;
};

/** A way that was checked, and what of it is to be kept. */
export type NewReach = {
  readonly reach: WireReach;
  readonly certificates: readonly KeptCertificate[];
  readonly setting: ProxySetting;
  readonly credentials: ProxyCredentials | null;
};

/** A choice of proxy that was read. `stay`: the name and password that are kept; null: none. */
export type ReadChoice = {
  readonly setting: ProxySetting;
  readonly credentials: ProxyCredentials | 'stay' | null;
};

type ReachDeps = FindWaysDeps & {
  readonly journal: Journal;
  readonly picks: CaPicks;
  readonly proxySecrets: ProxySecrets;
};

/** What a choice of proxy means for the server at `target`; plain http has none. */
const toSetting = (
  target: string,
  { mode, url, credentials }: ProxyChoice,
): Result<ProxySetting, 'bad-proxy'> => {
  if (isPlain(target) && (mode === 'manual' || credentials))
    return fail(
      'bad-proxy',
      'Plain http is spoken to this computer only and never through a proxy, which could read the token. Choose “no proxy”, or use the https address of the server.',
    );
  if (mode !== 'manual') return ok({ mode, url: null });
  const address = parseProxyAddress(url ?? '');
  return address.ok ? ok({ mode, url: address.value }) : address;
};

/** How each deployment is reached: certificates and proxy, its own and nobody else's. */
export const createReaches = (deps: ReachDeps) => {
  /** Ties a name and password to the first proxy that is in the way now; null: there is none to tie them to. */
  const tie = async (
    target: string,
    setting: ProxySetting,
    given: NonNullable<ProxyChoice['credentials']>,
  ): Promise<ProxyCredentials | null> => {
    // Expected where the system's settings cannot be read: then there is no proxy to give them to.
    const hops = await findHops(deps, target, setting).catch((): readonly Hop[] => []);
    const proxy = hops.find((hop) => hop.kind === 'proxy');
    return proxy === undefined ? null : { origin: proxy.origin, ...given };
  };

  /** Reads a way that came in; asks nobody anything. */
  const readWay = (
    target: string,
    { caId, proxy = { mode: 'system' } }: ChosenWay,
  ): Result<NewWay, 'bad-ca' | 'bad-proxy'> => {
    const pick = caId === undefined ? null : deps.picks.find(caId);
    if (pick !== null && !pick.ok) return pick;
    const setting = toSetting(target, proxy);
    if (!setting.ok) return setting;
    const given = setting.value.mode === 'none' ? null : (proxy.credentials ?? null);
    return ok({ certificates: pick?.value.certificates ?? [], setting: setting.value, given });
  };

  /**
   * Makes a way usable. In mode `system` with a name and password the system is asked which proxy they are for, and its
   * settings may be a script that looks the server's name up: only for a server that a person has named.
   */
  const toReach = async (target: string, way: NewWay): Promise<NewReach> => {
    const { certificates, setting, given } = way;
    const credentials = given === null ? null : await tie(target, setting, given);
    const ways = createFindWays(deps, target, setting, async () => credentials);
    return {
      reach: { ca: certificates.map(({ pem }) => pem), ways },
      certificates,
      setting,
      credentials,
    };
  };

  /** Keeps what a new deployment needs beside its record, which must be there by now. True: a proxy secret too. */
  const keep = async (id: DeploymentId, { certificates, credentials }: NewReach): Promise<boolean> => {
    replaceCertificates(deps.journal.write, id, certificates);
    return credentials !== null && (await deps.proxySecrets.keep(id, credentials));
  };

  /** How a kept deployment is reached; `credentials` in the place of those that are kept for its proxy. */
  const ofRecord = (
    { id, url, proxyMode, proxyUrl, hasProxySecret }: DeploymentRecord,
    credentials?: ProxyCredentials | null,
  ): WireReach => ({
    ca: listPems(deps.journal.read, id),
    ways: createFindWays(deps, url, { mode: proxyMode, url: proxyUrl }, async () =>
      credentials === undefined ? deps.proxySecrets.find(id, hasProxySecret) : credentials,
    ),
  });

  /** What a choice comes to for a kept deployment; nothing is kept or erased yet. */
  const readChoice = async (
    record: DeploymentRecord,
    choice: ProxyChoice,
  ): Promise<Result<ReadChoice, 'bad-proxy'>> => {
    const setting = toSetting(record.url, choice);
    if (!setting.ok) return setting;
    const { mode, url } = setting.value;
    const isSame = mode === record.proxyMode && url === record.proxyUrl;
    if (choice.credentials === undefined && isSame)
      return ok({ setting: setting.value, credentials: 'stay' });
    if (!choice.credentials || mode === 'none') return ok({ setting: setting.value, credentials: null });
    const tied = await tie(record.url, setting.value, choice.credentials);
    return tied === null
      ? fail('bad-proxy', 'No proxy is in the way of this server now. Leave the name and password empty.')
      : ok({ setting: setting.value, credentials: tied });
  };

  /** What the record says of the proxy after this choice; its secret is kept or erased at once. */
  const keepChoice = async (
    record: DeploymentRecord,
    { setting, credentials }: ReadChoice,
  ): Promise<Pick<DeploymentRecord, 'proxyMode' | 'proxyUrl' | 'hasProxySecret'>> => {
    const settled = (hasProxySecret: boolean) => ({
      proxyMode: setting.mode,
      proxyUrl: setting.url,
      hasProxySecret,
    });
    if (credentials === 'stay') return settled(record.hasProxySecret);
    if (credentials !== null) return settled(await deps.proxySecrets.keep(record.id, credentials));
    // Even if the keychain does not answer: what the record does not know of is never used again.
    await deps.proxySecrets.erase(record.id, record.hasProxySecret);
    return settled(false);
  };

  return { readWay, toReach, keep, ofRecord, readChoice, keepChoice };
};

export type Reaches = ReturnType<typeof createReaches>;
