import type { DeploymentId } from '#shared/base/brand.ts';
import { toIsoDay } from '#shared/base/iso.ts';
import type { Clock } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure, RemoteFailure } from '#shared/contract/failures.ts';
import { type DeploymentPatch, type DeploymentRecord, patchDeployment } from '../../db/journal/deployment.ts';
import { findKeyFact } from '../../db/journal/key-fact.ts';
import type { Journal } from '../../db/journal.ts';
import type { FullApi } from '../../remote/coder-api.ts';
import type { Apis, ConnectTo } from '../apis.ts';
import type { Confirmation } from '../confirm.ts';
import { sayDays } from '../decision-text.ts';
import type { AccountDecisions, DecisionFailure } from '../decisions.ts';
import { withApi } from '../prove.ts';
import type { Reaches } from '../reach/reaches.ts';
import type { Secrets } from '../secrets.ts';
import type { ServerClocks } from '../server-clocks.ts';
import { type SecretToken, toKeyId } from '../token.ts';
import type { Vault } from '../vault.ts';
import { learnKeyFact } from './facts.ts';
import { makeOwnToken, nameOwnToken } from './own-token.ts';
import { toTokenStatus } from './status.ts';

type RotateDeps = {
  readonly journal: Journal;
  readonly vault: Vault;
  readonly secrets: Secrets;
  readonly apis: Apis;
  readonly reaches: Pick<Reaches, 'ofRecord'>;
  readonly connectTo: ConnectTo;
  readonly clock: Clock;
  readonly serverClocks: Pick<ServerClocks, 'of'>;
  readonly machine: string;
  readonly decisions: AccountDecisions;
};

type RotateFailure =
  | 'lifetime-too-long'
  | 'not-kept'
  | 'other-deployment'
  | CredentialFailure
  | RemoteFailure;
type Rotated = {
  readonly record: DeploymentRecord;
  readonly old: 'deleted' | 'kept';
  readonly message: string;
};

const TOKEN_NOT_KEPT =
  'The new token could not be kept in the keychain, so it was dropped again. The old one stays in use. Unlock the keychain, then try again.';

/** Proves the new token: it must act as the same person. */
const prove = async (api: FullApi, record: DeploymentRecord): Promise<Result<null, RotateFailure>> => {
  const self = await api.readSelf();
  if (!self.ok) return self;
  return self.value.userId === record.actorId
    ? ok(null)
    : fail(
        'other-deployment',
        'The new token acts as somebody else. It was dropped; the old one stays in use.',
      );
};

/** Keeps the new token where the old one is. A keychain that fails gets the old one back. */
const keep = async (
  deps: RotateDeps,
  record: DeploymentRecord,
  old: string,
  token: SecretToken,
): Promise<Result<DeploymentPatch, 'not-kept'>> => {
  const kept = await deps.secrets.keep(record.id, token.secret);
  if (kept.where === 'keychain')
    return ok({ hasSecret: true, secretBackend: kept.backend, keyId: token.keyId });
  if (!record.hasSecret) return ok({ keyId: token.keyId });
  await deps.secrets.keep(record.id, old);
  return fail('not-kept', TOKEN_NOT_KEPT, { detail: kept.code, retry: true });
};

/** From here on the new token is the one in use; what becomes of the old one is only told. */
const finish = async (
  deps: RotateDeps,
  api: FullApi,
  before: DeploymentRecord,
  patch: DeploymentPatch,
  token: SecretToken,
  oldKeyId: string,
): Promise<Rotated> => {
  const record = patchDeployment(deps.journal.write, before.id, patch) ?? { ...before, ...patch };
  deps.vault.hold(record.id, token.secret);
  deps.apis.drop(record.id);
  const deleted = await api.deleteKey(oldKeyId);
  await learnKeyFact(deps, api, record.id, token.keyId);
  return deleted.ok
    ? { record, old: 'deleted', message: 'The token was replaced, and the server deleted the old one.' }
    : {
        record,
        old: 'kept',
        message:
          'The token was replaced, but the server did not delete the old one: delete it on its token page.',
      };
};

const DEMO = fail('signed-out', 'A demo makes a token of its own at every start; there is none to replace.');

const toQuestion = (deps: RotateDeps, record: DeploymentRecord, lifetimeDays: number): Confirmation => {
  const fact = findKeyFact(deps.journal.read, record.id);
  const { expiresAt } = toTokenStatus(record, fact, deps.serverClocks.of(record));
  return {
    kind: 'rotate',
    title: 'Replace the token?',
    lines: [
      'The server makes a new token for the same account, and deletes the old one once the new one is kept.',
    ],
    moves: [
      {
        what: 'The token',
        from: expiresAt === null ? 'one whose end is not known' : `one that ends on ${toIsoDay(expiresAt)}`,
        to: `one that lives for ${sayDays(lifetimeDays)} from now`,
      },
    ],
    confirmLabel: 'Replace the token',
  };
};

/**
 * Replaces the token of a deployment, if a person says so: make, prove, keep, and only then delete the old one. Until
 * it is kept, every failure drops the new token and leaves the old one in use.
 */
export const createRotate = (deps: RotateDeps) => {
  const act = async (
    record: DeploymentRecord,
    lifetimeDays: number,
  ): Promise<Result<Rotated, RotateFailure>> => {
    const { id } = record;
    const old = await deps.vault.get(id);
    if (!old.ok) return old;
    const opened = await deps.apis.open(id);
    if (!opened.ok) return opened;
    const { api } = opened.value;
    const name = nameOwnToken(deps.machine, deps.clock.nowMs());
    const made = await makeOwnToken(api, { name, lifetimeDays });
    if (!made.ok) return made;
    const token = made.value;
    return withApi(deps.connectTo(record.url, token.secret, deps.reaches.ofRecord(record)), async (fresh) => {
      const proved = await prove(fresh, record);
      const kept = proved.ok ? await keep(deps, record, old.value, token) : proved;
      if (kept.ok) return ok(await finish(deps, fresh, record, kept.value, token, toKeyId(old.value)));
      await api.deleteKey(token.keyId);
      return kept;
    });
  };

  return (
    id: DeploymentId,
    lifetimeDays: number,
  ): Promise<Result<Rotated, RotateFailure | DecisionFailure>> =>
    deps.decisions.onKept(id, {
      isAlone: true,
      read: (record): Result<{ readonly ask: Confirmation; readonly plan: number }, RotateFailure> =>
        record.kind === 'demo'
          ? DEMO
          : ok({ ask: toQuestion(deps, record, lifetimeDays), plan: lifetimeDays }),
      act,
    });
};

export type Rotate = ReturnType<typeof createRotate>;
