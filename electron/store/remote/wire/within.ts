/** Runs `work` with a signal that ends it after `limitMs`, or with `closing`. */
export const within = async <T>(
  limitMs: number,
  closing: AbortSignal,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> => {
  const stop = new AbortController();
  const abort = (): void => stop.abort();
  const timer = setTimeout(abort, limitMs);
  closing.addEventListener('abort', abort);
  if (closing.aborted) abort();
  try {
    return await work(stop.signal);
  } finally {
    clearTimeout(timer);
    closing.removeEventListener('abort', abort);
  }
};
