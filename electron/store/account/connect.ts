import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock, Ids } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { Colour, Environment } from '#shared/model/deployment.ts';
import {
  type DeploymentRecord,
  findDeployment,
  findDeploymentByUrl,
  saveDeployment,
} from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { Apis, ConnectTo } from './apis.ts';
import { type Proof, proveToken } from './prove.ts';
import type { Secrets } from './secrets.ts';
import { parseToken, type Token } from './token.ts';
import type { Vault } from './vault.ts';

export type NormaliseUrl = (text: string) => Result<{ readonly url: string }, 'bad-url'>;

export type ConnectDeps = {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly secrets: Secrets;
  readonly apis: Apis;
  readonly connectTo: ConnectTo;
  readonly normaliseUrl: NormaliseUrl;
  readonly clock: Clock;
  readonly ids: Ids;
};

export type ConnectInput = {
  readonly url: string;
  readonly token: string;
  readonly name: string;
  readonly environment: Environment;
  readonly colour: Colour;
};

/** Keeps a proven token where it can be kept, and says where that was. */
const keepToken = async (
  deps: ConnectDeps,
  id: DeploymentId,
  token: Token,
): Promise<Pick<DeploymentRecord, 'hasSecret' | 'secretBackend' | 'keyId'>> => {
  const kept = await deps.secrets.keep(id, token.secret);
  deps.apis.drop(id);
  deps.vault.hold(id, token.secret);
  return {
    hasSecret: kept.where === 'keychain',
    secretBackend: kept.where === 'keychain' ? kept.backend : null,
    keyId: token.keyId,
  };
};

/** Signing in to new deployments and again to kept ones. A token is proved with the server before it is kept. */
export const createConnect = (deps: ConnectDeps) => {
  const connect = async (
    input: ConnectInput,
  ): Promise<Result<DeploymentRecord, 'bad-url' | 'bad-token' | 'already-kept' | RemoteFailure>> => {
    const address = deps.normaliseUrl(input.url);
    if (!address.ok) return address;
    const token = parseToken(input.token);
    if (!token.ok) return token;
    const { url } = address.value;
    const existing = findDeploymentByUrl(deps.journal.read, url);
    if (existing !== null)
      return fail(
        'already-kept',
        `This server is kept already, as “${existing.name}”. Sign in there instead.`,
      );
    const proof = await proveToken(deps.connectTo, url, token.value);
    if (!proof.ok) return proof;
    const id = deps.ids.uuid() as DeploymentId;
    const record: DeploymentRecord = {
      id,
      name: input.name,
      url,
      kind: 'remote',
      demo: null,
      environment: input.environment,
      colour: input.colour,
      ...proof.value,
      ...(await keepToken(deps, id, token.value)),
      createdAt: new Date(deps.clock.nowMs()).toISOString(),
    };
    saveDeployment(deps.journal.write, record);
    return ok(record);
  };

  const isAnother = (record: DeploymentRecord, proof: Proof): boolean =>
    record.serverId !== null && proof.serverId !== null && record.serverId !== proof.serverId;

  const signIn = async (
    id: DeploymentId,
    pasted: string,
  ): Promise<
    Result<DeploymentRecord, 'unknown-deployment' | 'bad-token' | 'other-deployment' | RemoteFailure>
  > => {
    const record = findDeployment(deps.journal.read, id);
    if (record === null)
      return fail('unknown-deployment', 'Rollcall does not keep this deployment any more.');
    const token = parseToken(pasted);
    if (!token.ok) return token;
    const proof = await proveToken(deps.connectTo, record.url, token.value);
    if (!proof.ok) return proof;
    if (isAnother(record, proof.value))
      return fail(
        'other-deployment',
        'Another Coder server answers at this address than before. Staged work belongs to the old one: add this server as a new deployment.',
      );
    const kept = { ...record, ...proof.value, ...(await keepToken(deps, id, token.value)) };
    saveDeployment(deps.journal.write, kept);
    return ok(kept);
  };

  return { connect, signIn };
};

export type Connect = ReturnType<typeof createConnect>;
