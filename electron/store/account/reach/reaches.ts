import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { ProxyMode } from '#shared/model/deployment.ts';
import type { DeploymentRecord } from '../../db/journal/deployment.ts';
import { type KeptCertificate, listPems, replaceCertificates } from '../../db/journal/deployment-ca.ts';
import type { Journal } from '../../db/journal.ts';
import type { Reach } from '../../remote/wire/agent.ts';
import type { CaPicks } from './ca-picks.ts';
import { createFindProxy, type FindProxyDeps, findHop, isPlain, type ProxySetting } from './find-proxy.ts';
import { parseProxyAddress } from './proxy-address.ts';
import type { ProxyCredentials, ProxySecrets } from './proxy-secrets.ts';

/** A choice of proxy as it comes in. Credentials left out: those of the same proxy stay; null: erased. */
export type ProxyChoice = {
  readonly mode: ProxyMode;
  readonly url?: string | undefined;
  readonly credentials?: { readonly username: string; readonly password: string } | null | undefined;
};

/** How to reach a server that is not kept yet. */
export type Way = { readonly caId?: string | undefined; readonly proxy?: ProxyChoice | undefined };

/** A way that was checked, and what of it is to be kept. */
export type NewReach = {
  readonly reach: Reach;
  readonly certificates: readonly KeptCertificate[];
  readonly setting: ProxySetting;
  readonly credentials: ProxyCredentials | null;
};

export type ReachDeps = FindProxyDeps & {
  readonly journal: Journal;
  readonly picks: CaPicks;
  readonly proxySecrets: ProxySecrets;
};

/** What a choice of proxy means for the server at `target`; plain http has none. */
export const toSetting = (
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
  /** Ties a name and password to the proxy that is in the way now; null: there is none to tie them to. */
  const tie = async (
    target: string,
    setting: ProxySetting,
    given: NonNullable<ProxyChoice['credentials']>,
  ): Promise<ProxyCredentials | null> => {
    // Expected where the system's settings cannot be read: then there is no proxy to give them to.
    const origin = await findHop(deps, target, setting).catch(() => null);
    return origin === null ? null : { origin, ...given };
  };

  const ofNew = async (
    target: string,
    { caId, proxy = { mode: 'system' } }: Way,
  ): Promise<Result<NewReach, 'bad-ca' | 'bad-proxy'>> => {
    const pick = caId === undefined ? null : deps.picks.find(caId);
    if (pick !== null && !pick.ok) return pick;
    const setting = toSetting(target, proxy);
    if (!setting.ok) return setting;
    const credentials = proxy.credentials ? await tie(target, setting.value, proxy.credentials) : null;
    const certificates = pick?.value.certificates ?? [];
    const findProxy = createFindProxy(deps, target, setting.value, async () => credentials);
    const reach = { ca: certificates.map(({ pem }) => pem), findProxy };
    return ok({ reach, certificates, setting: setting.value, credentials });
  };

  /** Keeps what a new deployment needs beside its record, which must be there by now. True: a proxy secret too. */
  const keep = async (id: DeploymentId, { certificates, credentials }: NewReach): Promise<boolean> => {
    replaceCertificates(deps.journal.write, id, certificates);
    return credentials !== null && (await deps.proxySecrets.keep(id, credentials));
  };

  const ofRecord = ({ id, url, proxyMode, proxyUrl, hasProxySecret }: DeploymentRecord): Reach => ({
    ca: listPems(deps.journal.read, id),
    findProxy: createFindProxy(deps, url, { mode: proxyMode, url: proxyUrl }, () =>
      deps.proxySecrets.find(id, hasProxySecret),
    ),
  });

  /** What the record says of the proxy after this choice; its secret is kept or erased at once. */
  const choose = async (
    record: DeploymentRecord,
    choice: ProxyChoice,
  ): Promise<Result<Pick<DeploymentRecord, 'proxyMode' | 'proxyUrl' | 'hasProxySecret'>, 'bad-proxy'>> => {
    const setting = toSetting(record.url, choice);
    if (!setting.ok) return setting;
    const { mode, url } = setting.value;
    const settled = (hasProxySecret: boolean) => ok({ proxyMode: mode, proxyUrl: url, hasProxySecret });
    const isSame = mode === record.proxyMode && url === record.proxyUrl;
    if (choice.credentials === undefined && isSame) return settled(record.hasProxySecret);
    if (!choice.credentials || mode === 'none') {
      // Even if the keychain does not answer: what the record does not know of is never used again.
      await deps.proxySecrets.erase(record.id, record.hasProxySecret);
      return settled(false);
    }
    const tied = await tie(record.url, setting.value, choice.credentials);
    if (tied === null)
      return fail(
        'bad-proxy',
        'No proxy is in the way of this server now. Leave the name and password empty.',
      );
    return settled(await deps.proxySecrets.keep(record.id, tied));
  };

  return { ofNew, keep, ofRecord, choose };
};

export type Reaches = ReturnType<typeof createReaches>;
