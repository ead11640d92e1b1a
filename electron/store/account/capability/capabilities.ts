import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { Capabilities } from '#shared/model/capability.ts';
import type { RightsQuestion } from '../../remote/account-port.ts';
import type { FullApi } from '../../remote/coder-api.ts';
import type { RemoteOrganization } from '../../remote/port.ts';
import type { Apis } from '../apis.ts';
import { type Evidence, ORGANIZATION_RIGHTS, SITE_RIGHTS, toCapabilities } from './report.ts';

/** Facts that are nice to have: what the server does not tell is null, unless the wire is gone altogether. */
const orNull = <T>(read: Result<T, RemoteFailure>): T | null => (read.ok ? read.value : null);

/** 2.32 is told by a member row: it has a status from then on. */
const readFields = async (
  api: FullApi,
  organizations: readonly RemoteOrganization[],
): Promise<boolean | null> => {
  const [first] = organizations;
  if (first === undefined) return null;
  const page = orNull(await api.pageMembers(first.id, { offset: 0, limit: 1 }));
  const row = page?.rows[0];
  return row === undefined ? null : row.status !== null;
};

const readEvidence = async (
  api: FullApi,
  organizations: readonly RemoteOrganization[],
): Promise<Evidence> => {
  const [first] = organizations;
  const [scopes, fields, permissions] = await Promise.all([
    api.hasTokenScopes(),
    readFields(api, organizations),
    first === undefined ? null : api.hasMemberPermissions(first.id),
  ]);
  return {
    scopes: orNull(scopes),
    fields,
    permissions: permissions === null ? null : orNull(permissions),
    defaults: first === undefined ? null : first.defaultRoles !== null,
  };
};

const inOrganization = (key: string, { id }: RemoteOrganization): string => `${id}/${key}`;

const listQuestions = (organizations: readonly RemoteOrganization[]): ReadonlyMap<string, RightsQuestion> =>
  new Map([
    ...SITE_RIGHTS.map(({ key, ask }) => [key, ask] as const),
    ...organizations.flatMap((organization) =>
      ORGANIZATION_RIGHTS.map(
        ({ key, ask }) =>
          [inOrganization(key, organization), { ...ask, organizationId: organization.id }] as const,
      ),
    ),
  ]);

const pickRights = (rights: ReadonlySet<string>, organization: RemoteOrganization): ReadonlySet<string> =>
  new Set(
    ORGANIZATION_RIGHTS.map(({ key }) => key).filter((key) => rights.has(inOrganization(key, organization))),
  );

/** Asks a server what it is and what the token may do there: eight reads, whatever its size. */
const detectCapabilities = async (
  api: FullApi,
  clock: Clock,
): Promise<Result<Capabilities, RemoteFailure>> => {
  const build = await api.readBuildInfo();
  if (!build.ok) return build;
  const listed = await api.listOrganizations();
  if (!listed.ok) return listed;
  const organizations = listed.value;
  const [rights, evidence, entitlements, experiments] = await Promise.all([
    api.checkRights(listQuestions(organizations)),
    readEvidence(api, organizations),
    api.readEntitlements(),
    api.listExperiments(),
  ]);
  if (!rights.ok) return rights;
  return ok(
    toCapabilities({
      detectedAt: new Date(clock.nowMs()).toISOString(),
      version: build.value.version,
      evidence,
      entitlements: orNull(entitlements),
      experiments: orNull(experiments),
      siteRights: rights.value,
      organizations: organizations.map((organization) => ({
        id: organization.id,
        name: organization.name,
        rights: pickRights(rights.value, organization),
      })),
    }),
  );
};

type Failed = CredentialFailure | RemoteFailure;

/** What deployments can do, asked once per connection: a new token, certificate or proxy asks anew. */
export const createCapabilities = (deps: { readonly apis: Apis; readonly clock: Clock }) => {
  const known = new WeakMap<FullApi, Capabilities>();
  const asking = new WeakMap<FullApi, Promise<Result<Capabilities, RemoteFailure>>>();

  const ask = async (api: FullApi): Promise<Result<Capabilities, RemoteFailure>> => {
    const running = asking.get(api) ?? detectCapabilities(api, deps.clock);
    asking.set(api, running);
    const detected = await running.finally(() => asking.delete(api));
    if (detected.ok) known.set(api, detected.value);
    return detected;
  };

  return {
    /** What was detected on the connection in use; null: nothing, or there is no connection. */
    find: (id: DeploymentId): Capabilities | null => {
      const api = deps.apis.findOpen(id);
      return api === null ? null : (known.get(api) ?? null);
    },
    detect: async (id: DeploymentId, again: boolean): Promise<Result<Capabilities, Failed>> => {
      const inUse = deps.apis.findOpen(id);
      const found = inUse === null || again ? undefined : known.get(inUse);
      if (found !== undefined) return ok(found);
      const opened = await deps.apis.open(id);
      return opened.ok ? ask(opened.value.api) : opened;
    },
  };
};

export type CapabilityStore = ReturnType<typeof createCapabilities>;

/**
 * Answers whether a deployment is licensed for custom roles, from what was detected on the connection in use; null
 * while that is not known. Then it is asked for in the background, once at a time, and `changed` is called when the
 * answer is there.
 */
export const createLicence = (deps: {
  readonly capabilities: Pick<CapabilityStore, 'find' | 'detect'>;
  readonly changed: () => void;
}) => {
  const asking = new Set<DeploymentId>();
  const ask = async (id: DeploymentId): Promise<void> => {
    if (asking.has(id)) return;
    asking.add(id);
    const detected = await deps.capabilities.detect(id, false).finally(() => asking.delete(id));
    // Without a network it stays unknown until the next time somebody asks.
    if (detected.ok) deps.changed();
  };
  const find = (id: DeploymentId): Capabilities | null => {
    const known = deps.capabilities.find(id);
    if (known === null) void ask(id);
    return known;
  };
  return {
    hasCustomRoles: (id: DeploymentId): boolean | null => {
      const known = find(id);
      if (known === null || known.licence === 'unknown') return null;
      return known.features.find(({ key }) => key === 'custom_roles')?.has ?? null;
    },
    /** Whether the server can end a token without deleting it. */
    hasKeyExpiry: (id: DeploymentId): boolean | null =>
      find(id)?.api.find(({ key }) => key === 'key-expiry')?.has ?? null,
  };
};
