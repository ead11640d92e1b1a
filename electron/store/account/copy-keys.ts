import type { DeploymentId } from '#shared/base/brand.ts';
import { isCopyKey, makeKey, toKnownKey } from '../db/cipher.ts';
import type { CopyKeys } from '../db/copies.ts';
import type { Ask } from './secrets.ts';

/** What a key is for, as the keychain's item says it. */
export type KeyUse = 'copy' | 'texts';

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
