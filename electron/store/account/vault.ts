import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { CredentialFailure } from '#shared/contract/failures.ts';
import type { SecretFailure } from '#shared/contract/host.ts';
import { type Credential, type CredentialCause, NOT_KEPT } from '#shared/model/deployment.ts';
import { type DeploymentRecord, findDeployment } from '../db/journal/deployment.ts';
import type { Journal } from '../db/journal.ts';
import type { Secrets } from './secrets.ts';
import { parseToken } from './token.ts';

const SIGNED_OUT = fail(
  'signed-out',
  'You are signed out of this deployment. Enter a token to go on; nothing was lost.',
);

const NOT_THE_TOKEN =
  'The keychain has something else than the token of this deployment under its name, so nothing was sent. Enter a token.';
const GONE =
  'The keychain no longer has the token of this deployment. Unlock the keychain it was kept in and try again, or enter a token.';

/** What is told for each refusal of a keychain. */
export const CAUSES: Readonly<Record<SecretFailure, CredentialCause>> = {
  'keychain-locked': 'locked',
  'keychain-missing': 'no-keyring',
  'keychain-timeout': 'no-answer',
  'keychain-several': 'several',
  'keychain-unreadable': 'unreadable',
  'keychain-mismatch': 'other-item',
  'keychain-unavailable': 'no-keychain',
};

/** Why there is no token now, and what to do, in a sentence. */
type CredentialProblem = { readonly cause: CredentialCause; readonly message: string };

/** Whether a secret is the very token that was kept: what else lies under its name is sent to no server. */
const isTokenOf = ({ keyId }: DeploymentRecord, secret: string): boolean => {
  const token = parseToken(secret);
  return token.ok && token.value.secret === secret && (keyId === null || token.value.keyId === keyId);
};

/**
 * The tokens in use, in this process's memory only. A token is fetched from the keychain when it is first needed;
 * a keychain that does not answer, or an item that vanished, is `secret-unavailable`, never "no account".
 */
export const createVault = (deps: {
  readonly journal: Journal;
  readonly secrets: Secrets;
  /** Called when the keychain does not give out a token, unless that was known already. */
  readonly changed: () => void;
}) => {
  const held = new Map<DeploymentId, string>();
  const silent = new Map<DeploymentId, CredentialProblem>();
  /** Why a token is in memory only. */
  const unkept = new Map<DeploymentId, CredentialProblem>();
  /** Goes up whenever a token was put in or dropped, so that an answer of the keychain that is late counts no more. */
  const turns = new Map<DeploymentId, number>();
  const turnOf = (id: DeploymentId): number => turns.get(id) ?? 0;
  const nextTurn = (id: DeploymentId): void => void turns.set(id, turnOf(id) + 1);

  const note = (id: DeploymentId, problem: CredentialProblem): void => {
    const known = silent.get(id)?.message;
    silent.set(id, problem);
    if (known !== problem.message) deps.changed();
  };

  const fetchFromKeychain = async (record: DeploymentRecord): Promise<Result<string, CredentialFailure>> => {
    const turn = turnOf(record.id);
    const found = await deps.secrets.find(record.id);
    if (turnOf(record.id) !== turn) {
      const since = held.get(record.id);
      return since === undefined ? SIGNED_OUT : ok(since);
    }
    if (found.kind === 'secret' && !isTokenOf(record, found.secret)) {
      note(record.id, { cause: 'other-item', message: NOT_THE_TOKEN });
      return fail('secret-unavailable', NOT_THE_TOKEN);
    }
    if (found.kind === 'secret') {
      silent.delete(record.id);
      held.set(record.id, found.secret);
      return ok(found.secret);
    }
    const problem: CredentialProblem =
      found.kind === 'gone'
        ? { cause: 'gone', message: GONE }
        : { cause: CAUSES[found.code], message: found.message };
    note(record.id, problem);
    return fail('secret-unavailable', problem.message, { retry: true });
  };

  /** The token of a deployment, from memory or the keychain. */
  const get = async (id: DeploymentId): Promise<Result<string, CredentialFailure>> => {
    const inMemory = held.get(id);
    if (inMemory !== undefined) return ok(inMemory);
    const record = findDeployment(deps.journal.read, id);
    if (record === null) return NOT_KEPT;
    if (record.hasSecret) return fetchFromKeychain(record);
    return SIGNED_OUT;
  };

  const describe = (record: DeploymentRecord): Credential => {
    if (record.hasSecret) return silent.has(record.id) ? 'unavailable' : 'keychain';
    return held.has(record.id) ? 'session' : 'none';
  };

  return {
    get,
    describe,
    /** Why the keychain did not give out the token of a kept deployment, or did not take it; null: it did. */
    findProblem: ({ id, hasSecret }: DeploymentRecord): CredentialProblem | null =>
      (hasSecret ? silent : unkept).get(id) ?? null,
    /** True while this is the token in use: not after it was dropped or replaced. */
    isHeld: (id: DeploymentId, secret: string): boolean => held.get(id) === secret,
    /** Puts a token in use; `problem`: why the keychain did not take it, if it was asked. */
    hold: (id: DeploymentId, secret: string, problem?: CredentialProblem | null): void => {
      nextTurn(id);
      if (problem === null) unkept.delete(id);
      else if (problem !== undefined) unkept.set(id, problem);
      held.set(id, secret);
      silent.delete(id);
    },
    drop: (id: DeploymentId): void => {
      nextTurn(id);
      held.delete(id);
      silent.delete(id);
      unkept.delete(id);
    },
  };
};

export type Vault = ReturnType<typeof createVault>;
