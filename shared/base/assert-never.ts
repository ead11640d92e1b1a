/** Closes a union: does not compile while a case is unhandled, and throws (a bug) if data lies at run time. */
export const assertNever = (value: never, what = 'value'): never => {
  throw new Error(`Unhandled ${what}: ${JSON.stringify(value)}`);
};
