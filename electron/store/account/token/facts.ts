import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { findDeployment } from '../../db/journal/deployment.ts';
import { type KeyFact, saveKeyFact } from '../../db/journal/key-fact.ts';
import type { Journal } from '../../db/journal.ts';
import type { FullApi } from '../../remote/coder-api.ts';

/** Asks the server about one of the caller's keys. How long the next may live is told too, where the server tells. */
const readKeyFact = async (
  api: Pick<FullApi, 'readKey' | 'readTokenLimitDays'>,
  keyId: string,
  clock: Clock,
): Promise<Result<KeyFact, RemoteFailure>> => {
  const [key, limit] = await Promise.all([api.readKey(keyId), api.readTokenLimitDays()]);
  if (!key.ok) return key;
  const { name, createdAt, expiresAt, lastUsedAt } = key.value;
  const checkedAt = new Date(clock.nowMs()).toISOString();
  const maxLifetimeDays = limit.ok ? limit.value : null;
  return ok({ keyId, name, createdAt, expiresAt, lastUsedAt, maxLifetimeDays, checkedAt });
};

/** Asks about a key and keeps the answer; a deployment that is gone meanwhile keeps nothing. */
export const learnKeyFact = async (
  deps: { readonly journal: Journal; readonly clock: Clock },
  api: Pick<FullApi, 'readKey' | 'readTokenLimitDays'>,
  id: DeploymentId,
  keyId: string,
): Promise<Result<KeyFact, RemoteFailure>> => {
  const fact = await readKeyFact(api, keyId, deps.clock);
  const isKept = findDeployment(deps.journal.read, id)?.keyId === keyId;
  if (fact.ok && isKept) saveKeyFact(deps.journal.write, id, fact.value);
  return fact;
};
