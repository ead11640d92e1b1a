import type { Result } from '#shared/base/result.ts';

/** The value of a result that a test rests on; a failure becomes an error that says which. */
export const must = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  const { code, message, detail } = result.failure;
  throw new Error(`${code}: ${message}${detail === undefined ? '' : ` (${detail})`}`);
};
