/** Thrown in place of an answer that did not come in time. */
export class TimeLimitError extends Error {
  override readonly name = 'TimeLimitError';
}

/**
 * Runs keychain calls one after another, each with a time limit. A call that is over its limit cannot be stopped:
 * until it settles (a person closes the prompt) every further call is refused at once, so that prompts do not pile
 * up; then `whenLate` of it is called, since what it did was told as not done. `isStuck` is true while such a call is
 * open; a process in that state cannot end by itself.
 */
export const createTimeLimit = (limitMs: number) => {
  let stuck = 0;
  let last: Promise<unknown> = Promise.resolve();

  const limited = <T>(work: () => Promise<T>, whenLate: () => void): Promise<T> => {
    if (stuck > 0) return Promise.reject(new TimeLimitError('An earlier call is still open.'));
    return new Promise<T>((resolve, reject) => {
      let isLate = false;
      const timer = setTimeout(() => {
        isLate = true;
        stuck += 1;
        reject(new TimeLimitError(`No answer within ${limitMs} ms.`));
      }, limitMs);
      const settle = (): void => {
        clearTimeout(timer);
        if (!isLate) return;
        stuck -= 1;
        whenLate();
      };
      work().then(resolve, reject).finally(settle);
    });
  };

  const run = <T>(work: () => Promise<T>, whenLate = (): void => undefined): Promise<T> => {
    const next = last.then(() => limited(work, whenLate));
    // The queue goes on whatever became of this one; its caller gets the error.
    last = next.catch(() => undefined);
    return next;
  };
  return { run, isStuck: (): boolean => stuck > 0 };
};
