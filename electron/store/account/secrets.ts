import type { DeploymentId } from '#shared/base/brand.ts';
import type { SecretFailure, StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import { isCopyKey, makeKey, toKnownKey } from '../db/cipher.ts';
import type { CopyKeys } from '../db/copies.ts';

/** Asks main; see `host/`. */
export type Ask = <A extends StoreAsk>(ask: A) => Promise<StoreAnswers[A['ask']]>;

/** What became of a token that should be kept: in the keychain under `backend`, or only in memory and why. */
export type Kept =
  | { readonly where: 'keychain'; readonly backend: string }
  | { readonly where: 'session'; readonly code: SecretFailure; readonly message: string };

/** How a token was found again. `gone`: the keychain answers, and says that it has none. */
export type FoundSecret =
  | { readonly kind: 'secret'; readonly secret: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'no-answer'; readonly code: SecretFailure; readonly message: string };

/** The OS keychain through main: one item per deployment, named by its id. */
export const createSecrets = (ask: Ask) => ({
  keep: async (id: DeploymentId, secret: string): Promise<Kept> => {
    const answer = await ask({ ask: 'secret.write', account: id, secret });
    return answer.ok
      ? { where: 'keychain', backend: answer.value.backend }
      : { where: 'session', code: answer.failure.code, message: answer.failure.message };
  },
  find: async (id: DeploymentId): Promise<FoundSecret> => {
    const answer = await ask({ ask: 'secret.read', account: id });
    if (!answer.ok) return { kind: 'no-answer', code: answer.failure.code, message: answer.failure.message };
    return answer.value.secret === null ? { kind: 'gone' } : { kind: 'secret', secret: answer.value.secret };
  },
  /** Whether a token would be kept in the keychain; where not, it lives in memory until quit. */
  isThere: async (): Promise<boolean> => (await ask({ ask: 'secret.probe' })).ok,
  /** False when the keychain did not answer: the item may still be there. */
  erase: async (id: DeploymentId): Promise<boolean> => (await ask({ ask: 'secret.erase', account: id })).ok,
});

export type Secrets = ReturnType<typeof createSecrets>;

/** What a key is for, as the keychain's item says it. */
type KeyUse = 'copy' | 'texts';

/**
 * The people of a demo are made up, and the same for everybody: its copy is enciphered like any other, so that there is
 * one way only, under a key that is no secret and needs no keychain.
 */
const toDemoKey = (id: DeploymentId): string => toKnownKey(`rollcall demo ${id}`);

/**
 * The keys of the copies: 32 random bytes each, in the keychain beside the token, with the same proof and the same
 * reading back, and in no other place.
 */
export const createCopyKeys = (deps: {
  readonly use: KeyUse;
  readonly ask: Ask;
  readonly isDemo: (id: DeploymentId) => boolean;
}): CopyKeys => {
  const account = (id: DeploymentId): string => `${deps.use}-${id}`;
  return {
    find: async (id) => {
      if (deps.isDemo(id)) return { kind: 'key', key: toDemoKey(id) };
      const answer = await deps.ask({ ask: 'secret.read', account: account(id) });
      // What lies in its place is no key, and no waiting makes it one: the way out is that of a key that is gone.
      if (!answer.ok && answer.failure.code === 'keychain-unreadable') return { kind: 'gone' };
      if (!answer.ok) return { kind: 'no-answer', message: answer.failure.message };
      const { secret } = answer.value;
      return secret !== null && isCopyKey(secret) ? { kind: 'key', key: secret } : { kind: 'gone' };
    },
    make: async (id) => {
      if (deps.isDemo(id)) return { kind: 'key', key: toDemoKey(id) };
      const key = makeKey();
      const answer = await deps.ask({ ask: 'secret.write', account: account(id), secret: key });
      return answer.ok ? { kind: 'key', key } : { kind: 'no-answer', message: answer.failure.message };
    },
    erase: async (id) =>
      deps.isDemo(id) || (await deps.ask({ ask: 'secret.erase', account: account(id) })).ok,
  };
};
