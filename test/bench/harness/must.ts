import type { Result } from '#shared/base/result.ts';

/** The value; a failure becomes an error, because then nothing was measured. */
export const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.code}: ${result.failure.message}`);
  return result.value;
};
