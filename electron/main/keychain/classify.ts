import { type Err, fail } from '#shared/base/result.ts';
import type { SecretFailure } from '#shared/contract/host.ts';

/** The refusal of a locked keychain. */
export const locked = (detail: string): Err<SecretFailure> =>
  fail('keychain-locked', 'The keychain is locked. Unlock it, then try again.', { detail, retry: true });

/** Each kind of trouble by the words that systems have for it, and what is told then. The first that fits counts. */
const KINDS: readonly {
  readonly words: readonly RegExp[];
  readonly tell: (detail: string) => Err<SecretFailure>;
}[] = [
  {
    words: [
      /prompt was dismissed/i,
      /islocked/i,
      /(is|object) locked/i,
      /interaction.*not allowed/i,
      /user canceled/i,
    ],
    tell: locked,
  },
  {
    words: [/no result found/i],
    tell: (detail) =>
      fail(
        'keychain-missing',
        'There is no keyring yet to keep things in, so tokens are kept until you quit. Create one (with "Passwords and Keys" on GNOME, with KWalletManager on KDE), then try again.',
        { detail, retry: true },
      ),
  },
  {
    words: [/matched by \d+ credentials/i],
    tell: (detail) =>
      fail(
        'keychain-several',
        'The keychain has several items under one name of Rollcall, and does not tell which counts. Delete all but the newest with the program of your keychain (they are called "app.rollcall.console"), then try again; or sign in again.',
        { detail, retry: true },
      ),
  },
  {
    words: [/not valid utf-8/i, /bad encoding/i],
    tell: (detail) =>
      fail(
        'keychain-unreadable',
        'What the keychain has under this name is no text, so it is not from Rollcall, and was not used. Sign in again: what you enter takes its place.',
        { detail },
      ),
  },
];

/**
 * What a keychain's error means. The library gives every error the same code, so the words decide; words that are
 * not known mean that the keychain cannot be used.
 */
export const classifyError = (error: unknown): Err<SecretFailure> => {
  const detail = error instanceof Error ? error.message : String(error);
  const known = KINDS.find(({ words }) => words.some((pattern) => pattern.test(detail)));
  if (known !== undefined) return known.tell(detail);
  return fail(
    'keychain-unavailable',
    'There is no keychain that Rollcall can use. Tokens are kept for this session only.',
    { detail, retry: true },
  );
};

/** Whether an item is there that is no text: what is written takes its place. */
export const isUnreadable = (error: unknown): boolean =>
  classifyError(error).failure.code === 'keychain-unreadable';

/** The refusal when the keychain did not answer in time, most likely because it waits for a person. */
export const timedOut = (): Err<SecretFailure> =>
  fail(
    'keychain-timeout',
    'The keychain did not answer. It may be asking you to unlock it; try again then.',
    {
      retry: true,
    },
  );

/** The refusal when the keychain gave back something else than was put in. */
export const mismatch = (detail: string): Err<SecretFailure> =>
  fail('keychain-mismatch', 'The keychain did not keep what it was given. It is not relied on.', {
    detail,
  });

/** The refusal to use, or to write over, an item that another version wrote. */
export const foreign = (): Err<SecretFailure> =>
  fail(
    'keychain-mismatch',
    'What the keychain has under this name was written by another version of Rollcall, or by another program. It was left alone. Delete it with the program of your keychain (it is called "app.rollcall.console"), then sign in again.',
    { detail: 'The item has another form.' },
  );
