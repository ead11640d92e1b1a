import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { DECISION_FAILURES } from '#shared/contract/failures.ts';
import { NOT_KEPT } from '#shared/model/deployment.ts';
import { type DeploymentRecord, findDeployment } from '../db/journal/deployment.ts';
import { listCertificates } from '../db/journal/deployment-ca.ts';
import type { Journal } from '../db/journal.ts';
import type { Confirm, Confirmation } from './confirm.ts';

/** Why a decision was not carried out. */
export type DecisionFailure = (typeof DECISION_FAILURES)[number];

const CHANGED = fail(
  'not-approved',
  'This deployment changed while the question was open. Nothing was sent, and nothing was changed. Look at it, then try again.',
  { retry: true },
);
const OPEN = fail(
  'busy',
  'A question about this server is open already, or what you confirmed is being done. Finish that first.',
  { retry: true },
);
const RUNNING = fail('busy', 'A refresh or an apply is running there. Wait for it or stop it first.', {
  retry: true,
});
/** What a yes rests on: where a secret goes, by which way, whose it is, and what the person saw it called. */
const toBasis = (journal: Pick<Journal, 'read'>, record: DeploymentRecord): string => {
  const { id, name, url, kind, environment, serverId, actorId, hasSecret, keyId } = record;
  const { proxyMode, proxyUrl, hasProxySecret } = record;
  const trust = listCertificates(journal.read, id).map(({ sha256 }) => sha256);
  return JSON.stringify([
    [id, name, url, kind, environment, serverId, actorId, hasSecret, keyId],
    [proxyMode, proxyUrl, hasProxySecret, trust],
  ]);
};

type DecisionDeps = {
  readonly confirm: Confirm;
  readonly journal: Pick<Journal, 'read'>;
  /** True while a refresh or an apply of the deployment runs. */
  readonly isBusy: (id: DeploymentId) => boolean;
};

/** A decision about a kept deployment: what is asked, and what a yes sets going. */
export type KeptDecision<P, T, C extends string> = {
  /** Not while a refresh or an apply runs there. */
  readonly isAlone: boolean;
  /** Reads what came in; sends nothing. A failure ends it without a question. */
  readonly read: (record: DeploymentRecord) => Read<P, C> | Promise<Read<P, C>>;
  /** Carries out what was read, and nothing that was not. */
  readonly act: (record: DeploymentRecord, plan: P) => Promise<Result<T, C>>;
};

/** What a person is asked (null: nothing would change, so nothing is asked), and what a yes means in data. */
type Read<P, C extends string> = Result<{ readonly ask: Confirmation | null; readonly plan: P }, C>;

/**
 * What only a person may decide, asked in a window of main before the first byte goes out, and done exactly as it was
 * asked. One decision about a server at a time, from its question to the end of what it sets going; what is decided
 * about is looked at again after the answer, and anything that moved meanwhile makes it a no.
 */
export const createDecisions = (deps: DecisionDeps) => {
  const taken = new Set<string>();

  const alone = async <T, C extends string>(
    key: string,
    work: () => Promise<Result<T, C>>,
  ): Promise<Result<T, C | 'busy'>> => {
    if (taken.has(key)) return OPEN;
    taken.add(key);
    try {
      return await work();
    } finally {
      taken.delete(key);
    }
  };

  const decideKept = async <P, T, C extends string>(
    id: DeploymentId,
    { isAlone, read, act }: KeptDecision<P, T, C>,
  ): Promise<Result<T, C | DecisionFailure | 'unknown-deployment'>> => {
    const before = findDeployment(deps.journal.read, id);
    if (before === null) return NOT_KEPT;
    if (isAlone && deps.isBusy(id)) return RUNNING;
    const basis = toBasis(deps.journal, before);
    const asked = await read(before);
    if (!asked.ok) return asked;
    const { ask, plan } = asked.value;
    const sure = ask === null ? ok(null) : await deps.confirm(before, ask);
    if (!sure.ok) return sure;
    const now = findDeployment(deps.journal.read, id);
    if (now === null) return NOT_KEPT;
    if (toBasis(deps.journal, now) !== basis) return CHANGED;
    if (isAlone && deps.isBusy(id)) return RUNNING;
    return act(now, plan);
  };

  return {
    /** About a deployment that is kept. */
    onKept: <P, T, C extends string>(id: DeploymentId, decision: KeptDecision<P, T, C>) =>
      alone(id, () => decideKept(id, decision)),
    /** One at a time for this key, with no question of its own. */
    alone,
    /** About a server that is not kept, or about none (null). */
    ask: deps.confirm,
  };
};

export type AccountDecisions = ReturnType<typeof createDecisions>;
