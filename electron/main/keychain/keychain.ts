import { createOneAtATime } from '#shared/base/one-at-a-time.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { SecretFailure } from '#shared/contract/host.ts';
import { classifyError, foreign, isUnreadable, locked, mismatch, timedOut } from './classify.ts';
import type { Keytar } from './keytar.ts';
import { createTimeLimit, TimeLimitError } from './time-limit.ts';

type Answer<T> = Promise<Result<T, SecretFailure>>;

export type KeychainDeps = {
  readonly keytar: Keytar;
  /** Name of the backend for the status bar, such as `Secret Service`. */
  readonly backend: string;
  readonly limitMs: number;
  readonly uuid: () => string;
};

const SERVICE = 'app.rollcall.console';
/** The item that proves that the keychain is unlocked. No deployment id has this form. */
const MARKER = 'rollcall.probe';
const VERSION = 'v1:';

/**
 * Secrets in the system's keychain, by account. `null` is answered only when the keychain proved, by keeping
 * something else, that it is open; a write is read back, and one that comes too late is taken back; nothing is ever kept
 * elsewhere instead.
 */
export const createKeychain = ({ keytar, backend, limitMs, uuid }: KeychainDeps) => {
  const limit = createTimeLimit(limitMs);
  const get = (account: string) => limit.run(() => keytar.getPassword(SERVICE, account));
  const set = (account: string, value: string, whenLate?: () => void) =>
    limit.run(() => keytar.setPassword(SERVICE, account, value), whenLate);
  const remove = (account: string) => limit.run(() => keytar.deletePassword(SERVICE, account));

  const inTurn = createOneAtATime<'keychain'>();
  /**
   * One answer after the other. Each is made of several calls, and they share the item that proves that the keychain is
   * open: two at once would each read the other's proof, and take a good keychain for one that keeps nothing.
   */
  const guarded = <T>(work: () => Answer<T>): Answer<T> =>
    inTurn('keychain', async () => {
      try {
        return await work();
      } catch (error) {
        return error instanceof TimeLimitError ? timedOut() : classifyError(error);
      }
    });

  /** A locked keychain reads as an empty one; only one that keeps a fresh value is open. */
  const prove = async (): Answer<{ backend: string }> => {
    const value = `${VERSION}${uuid()}`;
    await set(MARKER, value);
    const kept = await get(MARKER);
    if (kept === value) return ok({ backend });
    return kept === null
      ? locked('A value that was just written reads as nothing.')
      : mismatch('Probe differs.');
  };

  const read = async (account: string): Answer<{ secret: string | null }> => {
    const value = await get(account);
    if (value === null) {
      const proof = await prove();
      if (!proof.ok) return proof;
      // Once more: the first answer may be from before a prompt unlocked the keychain.
      const again = await get(account);
      return again === null ? ok({ secret: null }) : strip(again);
    }
    return strip(value);
  };
  const strip = (value: string): Result<{ secret: string }, SecretFailure> =>
    value.startsWith(VERSION) ? ok({ secret: value.slice(VERSION.length) }) : foreign();

  /** What was written after it had been told as not kept must not stay: nobody would know of it, and nobody erase it. */
  const takeBack = (account: string, written: string, before: string | null): Answer<null> =>
    guarded(async () => {
      if ((await get(account)) !== written) return ok(null);
      if (before === null) await remove(account);
      else await set(account, before);
      return ok(null);
    });

  /** What is about to be replaced, as far as nobody has to unlock it. What is no text cannot be ours, nor put back: it counts as nothing. */
  const getBefore = async (account: string): Promise<string | null> => {
    try {
      return await limit.run(() => (keytar.peekPassword ?? keytar.getPassword)(SERVICE, account));
    } catch (error) {
      if (isUnreadable(error)) return null;
      throw error;
    }
  };

  const write = async (account: string, secret: string): Answer<{ backend: string }> => {
    const before = await getBefore(account);
    if (before !== null && !before.startsWith(VERSION)) return foreign();
    await set(account, `${VERSION}${secret}`, () => void takeBack(account, `${VERSION}${secret}`, before));
    if ((await get(account)) === `${VERSION}${secret}`) return ok({ backend });
    await remove(account);
    return mismatch('What was read back is not what was written.');
  };

  const erase = async (account: string): Answer<{ erased: boolean }> => {
    const erased = await remove(account);
    const proof = await prove();
    if (!proof.ok) return proof;
    if ((await get(account)) === null) return ok({ erased });
    return (await remove(account)) ? ok({ erased: true }) : mismatch('The item is still there.');
  };

  return {
    probe: () => guarded(prove),
    read: (account: string) => guarded(() => read(account)),
    write: (account: string, secret: string) => guarded(() => write(account, secret)),
    erase: (account: string) => guarded(() => erase(account)),
    /** True while a call hangs on a prompt: then the process ends only by force. */
    isStuck: limit.isStuck,
  };
};

export type Keychain = ReturnType<typeof createKeychain>;
