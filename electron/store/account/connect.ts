import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock, Ids } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { type Colour, type Environment, toGraver } from '#shared/model/deployment.ts';
import {
  type DeploymentRecord,
  findDeploymentByUrl,
  listDeployments,
  saveDeployment,
} from '../db/journal/deployment.ts';
import { findKnownServer } from '../db/journal/known-server.ts';
import type { Journal } from '../db/journal.ts';
import type { ConnectTo } from './apis.ts';
import { type KeepDeps, keepToken } from './keep.ts';
import { proveToken, withApi } from './prove.ts';
import type { NewReach, NewWay, Reaches, Way } from './reach/reaches.ts';
import { learnKeyFact } from './token/facts.ts';
import type { Token } from './token.ts';

/** `hasPath`: the text named more than the host, which was left out. */
export type Address = { readonly url: string; readonly hasPath: boolean };
export type NormaliseUrl = (text: string) => Result<Address, 'bad-url'>;

/** What else may be wrong when no Coder answers at the host of an address that had a path. */
export const sayLeftOut = <T, C extends string>(
  { hasPath }: Pick<Address, 'hasPath'>,
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
export type Prepared = NewReach & Address;

/** The same before anything was asked of anybody. */
export type Prospect = Address & { readonly way: NewWay };
export type PrepareFailure = 'bad-url' | 'too-many-deployments' | 'already-kept' | 'bad-ca' | 'bad-proxy';

const findKept = (deps: Pick<ConnectDeps, 'journal'>, url: string): Result<null, 'already-kept'> => {
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
  input: Way & { readonly url: string },
): Result<Prospect, PrepareFailure> => {
  const address = deps.normaliseUrl(input.url);
  if (!address.ok) return address;
  const { url } = address.value;
  const free = findKept(deps, url);
  if (!free.ok) return free;
  const room = checkRoom(deps);
  if (!room.ok) return room;
  const way = deps.reaches.readWay(url, input);
  return way.ok ? ok({ ...address.value, way: way.value }) : way;
};

/** Proves a token with a new server and keeps both. A production deployment starts locked against applying. */
export const keepNew = (
  deps: ConnectDeps,
  at: Prepared,
  look: Look,
  token: Token,
): Promise<Result<DeploymentRecord, 'already-kept' | RemoteFailure>> =>
  withApi(deps.connectTo(at.url, token.secret, at.reach), async (api) => {
    const proof = sayLeftOut(at, await proveToken(api));
    if (!proof.ok) return proof;
    // Somebody may have added it while the question was open or the server was asked.
    const free = findKept(deps, at.url);
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
