import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock, Ids } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { type Colour, type Environment, NOT_KEPT, toGraver } from '#shared/model/deployment.ts';
import {
  type DeploymentRecord,
  findDeploymentByUrl,
  listDeployments,
  patchDeployment,
  saveDeployment,
} from '../db/journal/deployment.ts';
import { findKnownServer } from '../db/journal/known-server.ts';
import type { Journal } from '../db/journal.ts';
import type { Apis, ConnectTo } from './apis.ts';
import { proveToken, proveTokenAgain, withApi } from './prove.ts';
import type { ChosenWay, NewReach, NewWay, Reaches } from './reach/reaches.ts';
import type { Secrets } from './secrets.ts';
import { learnKeyFact } from './token/facts.ts';
import type { SecretToken } from './token.ts';
import { CAUSES, type Vault } from './vault.ts';

/** `hasPath`: the text named more than the host, which was left out. */
export type ServerAddress = { readonly url: string; readonly hasPath: boolean };
/** Reads the address of a server from what a person typed. */
export type NormaliseUrl = (text: string) => Result<ServerAddress, 'bad-url'>;

/** What else may be wrong when no Coder answers at the host of an address that had a path. */
export const sayLeftOut = <T, C extends string>(
  { hasPath }: Pick<ServerAddress, 'hasPath'>,
  result: Result<T, C>,
): Result<T, C> => {
  if (result.ok || !hasPath || !['not-coder', 'redirected'].includes(result.failure.code)) return result;
  const message = `${result.failure.message} Rollcall asked at the top of that host and left the path out, since Coder does not live under a path.`;
  return { ok: false, failure: { ...result.failure, message } };
};

export type ConnectDeps = KeepDeps & {
  readonly journal: Journal;
  readonly reaches: Pick<Reaches, 'readWay' | 'toReach' | 'ofRecord' | 'keep'>;
  readonly connectTo: ConnectTo;
  readonly normaliseUrl: NormaliseUrl;
  readonly clock: Clock;
  readonly ids: Ids;
};

/** What a person calls a deployment, and how it looks. */
export type Look = {
  readonly name: string;
  readonly environment: Environment;
  readonly colour: Colour;
};

/** A server that may be added: its address is good, it is not kept yet, and there is a way to it. */
export type PreparedServer = NewReach & ServerAddress;

/** The same before anything was asked of anybody. */
type Prospect = ServerAddress & { readonly way: NewWay };
/** Why a server cannot be added. */
export type PrepareFailure = 'bad-url' | 'too-many-deployments' | 'already-kept' | 'bad-ca' | 'bad-proxy';

const checkNotKept = (deps: Pick<ConnectDeps, 'journal'>, url: string): Result<null, 'already-kept'> => {
  const existing = findDeploymentByUrl(deps.journal.read, url);
  return existing === null
    ? ok(null)
    : fail('already-kept', `This server is kept already, as “${existing.name}”. Sign in there instead.`);
};

/** Each has a copy, a client and a place in the window. */
export const DEPLOYMENTS_AT_MOST = 100;

/** Whether one more may be kept. Nothing was sent and nothing kept when not. */
export const checkRoom = ({ journal }: Pick<ConnectDeps, 'journal'>): Result<null, 'too-many-deployments'> =>
  listDeployments(journal.read).length < DEPLOYMENTS_AT_MOST
    ? ok(null)
    : fail(
        'too-many-deployments',
        `Rollcall keeps ${DEPLOYMENTS_AT_MOST} deployments, and no more. Nothing was sent. Remove one that you no longer need, then connect again.`,
      );

/** Reads what came in about a new server. Sends nothing, asks nobody. */
export const readProspect = (
  deps: Pick<ConnectDeps, 'journal' | 'reaches' | 'normaliseUrl'>,
  input: ChosenWay & { readonly url: string },
): Result<Prospect, PrepareFailure> => {
  const address = deps.normaliseUrl(input.url);
  if (!address.ok) return address;
  const { url } = address.value;
  const free = checkNotKept(deps, url);
  if (!free.ok) return free;
  const room = checkRoom(deps);
  if (!room.ok) return room;
  const way = deps.reaches.readWay(url, input);
  return way.ok ? ok({ ...address.value, way: way.value }) : way;
};

/** Where a token ended up, as the record says it. */
type KeptToken = Pick<DeploymentRecord, 'hasSecret' | 'secretBackend' | 'keyId'>;

type KeepDeps = { readonly secrets: Secrets; readonly vault: Vault; readonly apis: Apis };

/** Keeps a proven token where it can be kept (keychain, else this session), and says where that was. */
const keepToken = async (deps: KeepDeps, id: DeploymentId, token: SecretToken): Promise<KeptToken> => {
  const kept = await deps.secrets.keep(id, token.secret);
  deps.apis.drop(id);
  const problem = kept.where === 'session' ? { cause: CAUSES[kept.code], message: kept.message } : null;
  deps.vault.hold(id, token.secret, problem);
  return {
    hasSecret: kept.where === 'keychain',
    secretBackend: kept.where === 'keychain' ? kept.backend : null,
    keyId: token.keyId,
  };
};

/** Proves a token with a new server and keeps both. A production deployment starts locked against applying. */
export const keepNew = (
  deps: ConnectDeps,
  at: PreparedServer,
  look: Look,
  token: SecretToken,
): Promise<Result<DeploymentRecord, 'already-kept' | RemoteFailure>> =>
  withApi(deps.connectTo(at.url, token.secret, at.reach), async (api) => {
    const proof = sayLeftOut(at, await proveToken(api));
    if (!proof.ok) return proof;
    // Somebody may have added it while the question was open or the server was asked.
    const free = checkNotKept(deps, at.url);
    if (!free.ok) return free;
    const id = deps.ids.uuid() as DeploymentId;
    const { name, environment, colour } = look;
    const { serverId } = proof.value;
    // A server that was kept before is what it was then, whatever it is called now.
    const known = findKnownServer(deps.journal.read, { serverId, url: at.url });
    const environmentFirst = known === null ? environment : toGraver(known, environment);
    const record: DeploymentRecord = {
      id,
      name,
      url: at.url,
      kind: 'remote',
      demo: null,
      environment,
      environmentFirst,
      colour,
      ...proof.value,
      ...(await keepToken(deps, id, token)),
      readOnly: environmentFirst === 'production',
      idleMinutes: null,
      proxyMode: at.setting.mode,
      proxyUrl: at.setting.url,
      hasProxySecret: false,
      createdAt: new Date(deps.clock.nowMs()).toISOString(),
    };
    saveDeployment(deps.journal.write, record);
    const kept = { ...record, hasProxySecret: await deps.reaches.keep(id, at) };
    saveDeployment(deps.journal.write, kept);
    await learnKeyFact(deps, api, id, token.keyId);
    return ok(kept);
  });

type SignInDeps = Omit<ConnectDeps, 'ids' | 'normaliseUrl'>;
/** Why nobody can sign in to a deployment: it is not kept, or another server answers there. */
export type KeptFailure = 'unknown-deployment' | 'other-deployment';

/** Proves a token for a kept deployment and keeps it. */
export const keepAgain = (
  deps: SignInDeps,
  record: DeploymentRecord,
  token: SecretToken,
): Promise<Result<DeploymentRecord, KeptFailure | RemoteFailure>> =>
  withApi(deps.connectTo(record.url, token.secret, deps.reaches.ofRecord(record)), async (api) => {
    const proof = await proveTokenAgain(api, record);
    if (!proof.ok) return proof;
    const where = await keepToken(deps, record.id, token);
    const kept = patchDeployment(deps.journal.write, record.id, { ...proof.value, ...where });
    if (kept === null) {
      // Removed in the meantime: then nobody may find the token here either.
      deps.vault.drop(record.id);
      await deps.secrets.erase(record.id);
      return NOT_KEPT;
    }
    await learnKeyFact(deps, api, record.id, token.keyId);
    return ok(kept);
  });
