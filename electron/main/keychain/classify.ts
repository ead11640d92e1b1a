import { type Err, fail } from '#shared/base/result.ts';
import type { SecretFailure } from '#shared/contract/host.ts';

const LOCKED = [
  /prompt was dismissed/i,
  /islocked/i,
  /is locked/i,
  /no result found/i,
  /interaction.*not allowed/i,
  /user canceled/i,
];

/** The refusal of a locked keychain. */
export const locked = (detail: string): Err<SecretFailure> =>
  fail('keychain-locked', 'The keychain is locked. Unlock it, then try again.', { detail, retry: true });

/**
 * What a keychain's error means. The library gives every error the same code, so the words decide; words that are
 * not known mean that the keychain cannot be used.
 */
export const classifyError = (error: unknown): Err<SecretFailure> => {
  const detail = error instanceof Error ? error.message : String(error);
  if (LOCKED.some((pattern) => pattern.test(detail))) return locked(detail);
  return fail(
    'keychain-unavailable',
    'There is no keychain that Rollcall can use. Tokens are kept for this session only.',
    { detail, retry: true },
  );
};

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
