import type { DeploymentId } from '#shared/base/brand.ts';
import type { Clock } from '#shared/base/ports.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import type { TokenStatus } from '#shared/model/token.ts';
import { getKept } from '../../db/journal/deployment.ts';
import { findKeyFact } from '../../db/journal/key-fact.ts';
import type { Journal } from '../../db/journal.ts';
import type { Apis } from '../apis.ts';
import type { ServerClocks } from '../server-clocks.ts';
import type { Vault } from '../vault.ts';
import { learnKeyFact } from './facts.ts';
import type { TokenStandings } from './standings.ts';
import { toTokenStatus } from './status.ts';

type TokensDeps = {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly apis: Apis;
  readonly standings: Pick<TokenStandings, 'of'>;
  readonly clock: Clock;
  readonly serverClocks: Pick<ServerClocks, 'of'>;
};

/** What is known of the tokens in use. */
export const createTokens = (deps: TokensDeps) => {
  const getStatus = (id: DeploymentId): Result<TokenStatus, 'unknown-deployment'> => {
    const record = getKept(deps.journal.read, id);
    if (!record.ok) return record;
    const fact = findKeyFact(deps.journal.read, id);
    const time = deps.serverClocks.of(record.value);
    return ok(toTokenStatus(record.value, fact, time, deps.standings.of(id)));
  };

  /** When the token ends and what time it is, both by the server's clock; null: it does not end, or is not known. */
  const getLife = (id: DeploymentId): { readonly expiresAt: string | null; readonly nowMs: number } => {
    const record = getKept(deps.journal.read, id);
    if (!record.ok) return { expiresAt: null, nowMs: deps.clock.nowMs() };
    const time = deps.serverClocks.of(record.value);
    const { expiresAt } = toTokenStatus(record.value, findKeyFact(deps.journal.read, id), time);
    return { expiresAt, nowMs: time.nowMs };
  };

  const refresh = async (
    id: DeploymentId,
  ): Promise<Result<TokenStatus, CredentialFailure | RemoteFailure>> => {
    const opened = await deps.apis.open(id);
    if (!opened.ok) return opened;
    const token = await deps.vault.get(id);
    if (!token.ok) return token;
    const record = getKept(deps.journal.read, id);
    if (!record.ok) return record;
    // A demo keeps no key id, and its key is nobody's to look after.
    const { keyId } = record.value;
    const learned = keyId === null ? ok(null) : await learnKeyFact(deps, opened.value.api, id, keyId);
    return learned.ok ? getStatus(id) : learned;
  };

  return { getStatus, getLife, refresh };
};

export type Tokens = ReturnType<typeof createTokens>;
