import type { DeploymentId } from '#shared/base/brand.ts';
import type { SecretFailure, StoreAnswers, StoreAsk } from '#shared/contract/host.ts';

/** Asks main; see `host/`. */
export type Ask = <A extends StoreAsk>(ask: A) => Promise<StoreAnswers[A['ask']]>;

/** What became of a token that should be kept: in the keychain under `backend`, or only in memory and why. */
export type Kept =
  | { readonly where: 'keychain'; readonly backend: string }
  | { readonly where: 'session'; readonly code: SecretFailure; readonly message: string };

/** How a token was found again. `gone`: the keychain answers, and says that it has none. */
export type Found =
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
  find: async (id: DeploymentId): Promise<Found> => {
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
