import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { type DeploymentRecord, findDeployment, saveDeployment } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { FullApi } from '../remote/coder-api.ts';
import type { WireReach } from '../remote/wire/agent.ts';
import { checkServer } from './prove.ts';
import type { TokenStandings } from './token/standings.ts';
import type { Vault } from './vault.ts';

/** Makes a client for one server and one token; null: for what needs no token. `demo` lets it go at a higher pace. */
export type MakeClient = (
  url: string,
  token: string | null,
  reach: WireReach,
  kind?: DeploymentRecord['kind'],
  /** Told whether the server took the token, at every answer that shows it. */
  tokenTold?: (standing: 'taken' | 'refused') => void,
) => FullApi;

/** The same for one use: what speaks to servers is loaded with the first of them, and rejects where it cannot be. */
export type ConnectTo = (...where: Parameters<MakeClient>) => Promise<FullApi>;

/** A client whose server was asked who it is; `serverId` null: it does not say. */
type OpenedFullApi = { readonly api: FullApi; readonly serverId: string | null };

/**
 * One client per kept deployment, made when first needed and dropped with its token. Opening asks the server who it is,
 * without the token: another server behind the same address gets neither the token nor anything else.
 */
export const createApis = (deps: {
  readonly journal: Journal;
  readonly vault: Vault;
  /** Loads what speaks to servers, where nobody did yet. */
  readonly loadMakeClient: () => Promise<MakeClient>;
  readonly reachOf: (record: DeploymentRecord) => WireReach;
  /** Runs before the first use: starts the server of a demo deployment, which may move it to another port. */
  readonly wake: (id: DeploymentId) => Promise<Result<null, CredentialFailure>>;
  readonly standings: TokenStandings;
}) => {
  const clients = new Map<DeploymentId, FullApi>();

  const getClient = async (id: DeploymentId): Promise<Result<FullApi, CredentialFailure>> => {
    const found = clients.get(id);
    if (found !== undefined) return ok(found);
    const makeClient = await deps.loadMakeClient();
    const awake = await deps.wake(id);
    if (!awake.ok) return awake;
    const token = await deps.vault.get(id);
    if (!token.ok) return token;
    const record = findDeployment(deps.journal.read, id);
    if (record === null) return NOT_KEPT;
    // Signed out, or given another token, while the keychain was asked: no client comes of what it said.
    if (!deps.vault.isHeld(id, token.value))
      return fail('signed-out', 'You signed out of this deployment meanwhile. Nothing was sent.');
    const other = clients.get(id);
    if (other !== undefined) return ok(other);
    const client: FullApi = makeClient(
      record.url,
      token.value,
      deps.reachOf(record),
      record.kind,
      // A late answer to a token that is no longer in use says nothing of the one that is.
      (standing) => clients.get(id) === client && deps.standings.note(id, standing),
    );
    clients.set(id, client);
    return ok(client);
  };

  const noteVersion = (id: DeploymentId, version: string): void => {
    const record = findDeployment(deps.journal.read, id);
    if (record !== null && record.version !== version)
      saveDeployment(deps.journal.write, { ...record, version });
  };

  const open = async (
    id: DeploymentId,
  ): Promise<Result<OpenedFullApi, CredentialFailure | RemoteFailure>> => {
    const client = await getClient(id);
    if (!client.ok) return client;
    const build = await client.value.readBuildInfo();
    if (!build.ok) return build;
    const record = findDeployment(deps.journal.read, id);
    const same = checkServer(record ?? { serverId: null }, build.value.deploymentId);
    if (!same.ok) return same;
    noteVersion(id, build.value.version);
    return ok({ api: client.value, serverId: build.value.deploymentId });
  };

  const drop = (id: DeploymentId): void => {
    clients.get(id)?.close();
    clients.delete(id);
    deps.standings.forget(id);
  };

  return {
    open,
    drop,
    /** The client in use, if there is one; asks nobody. */
    findOpen: (id: DeploymentId): FullApi | null => clients.get(id) ?? null,
    closeAll: () => [...clients.keys()].forEach(drop),
  };
};

export type Apis = ReturnType<typeof createApis>;
