import type { DeploymentId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { type DeploymentRecord, findDeployment, patchDeployment } from '../db/journal/deployment.ts';
import type { ConnectDeps } from './connect.ts';
import { keepToken } from './keep.ts';
import { proveTokenAgain, withApi } from './prove.ts';
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

/** Proves a token for a kept deployment and keeps it. */
export const keepAgain = (
  deps: SignInDeps,
  record: DeploymentRecord,
  token: Token,
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
