import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { type DeploymentRecord, findDeployment, patchDeployment } from '../db/journal/deployment.ts';
import type { ConnectDeps } from './connect.ts';
import { keepToken } from './keep.ts';
import { proveToken, withApi } from './prove.ts';
import { learnKeyFact } from './token/facts.ts';
import type { Token } from './token.ts';

export type SignInDeps = Omit<ConnectDeps, 'ids' | 'normaliseUrl'>;
export type KeptFailure = 'unknown-deployment' | 'other-deployment';

/** A deployment that is kept. */
export const getKept = (
  deps: Pick<SignInDeps, 'journal'>,
  id: DeploymentId,
): Result<DeploymentRecord, 'unknown-deployment'> => {
  const record = findDeployment(deps.journal.read, id);
  return record === null ? NOT_KEPT : ok(record);
};

/** Fails when a server says that it is another one than the record knows. One that does not tell is believed. */
export const checkServer = (
  record: DeploymentRecord,
  serverId: string | null,
): Result<null, 'other-deployment'> =>
  record.serverId !== null && serverId !== null && record.serverId !== serverId
    ? fail(
        'other-deployment',
        'Another Coder server answers at this address than before. Staged work belongs to the old one: add this server as a new deployment.',
      )
    : ok(null);

/** Proves a token for a kept deployment and keeps it. */
export const keepAgain = (
  deps: SignInDeps,
  record: DeploymentRecord,
  token: Token,
): Promise<Result<DeploymentRecord, KeptFailure | RemoteFailure>> =>
  withApi(deps.connectTo(record.url, token.secret, deps.reaches.ofRecord(record)), async (api) => {
    const proof = await proveToken(api);
    if (!proof.ok) return proof;
    const same = checkServer(record, proof.value.serverId);
    if (!same.ok) return same;
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
