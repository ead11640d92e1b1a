import type { ProxyHop } from './ways.ts';

/** After a refusal, the same name and password are not sent again for so long: a directory locks who errs too often. */
const REFUSED_MS = 5 * 60_000;

export type PasswordEnd<T> =
  | { readonly isAccepted: true; readonly value: T }
  | { readonly isAccepted: false };

/**
 * When a proxy gets a name and password. Until it has accepted them once, one connection at a time sends them: eight at
 * once with a wrong password are eight failed sign-ins, and an account that is locked. One that was refused is kept back.
 */
export const createProxyPasswords = (monotonicMs: () => number = () => performance.now()) => {
  const refusedMs = new Map<string, number>();
  const accepted = new Set<string>();
  const turns = new Map<string, Promise<unknown>>();
  const isRefused = (key: string): boolean => {
    const atMs = refusedMs.get(key);
    return atMs !== undefined && monotonicMs() - atMs < REFUSED_MS;
  };
  const trySend = async <T>(key: string, send: () => Promise<PasswordEnd<T>>): Promise<PasswordEnd<T>> => {
    if (isRefused(key)) return { isAccepted: false };
    const end = await send();
    if (end.isAccepted) accepted.add(key);
    else {
      accepted.delete(key);
      refusedMs.set(key, monotonicMs());
    }
    return end;
  };
  return {
    /** Sends by `send`, in turn; not at all when this proxy refused the same just before. */
    send: async <T>(
      { origin, authorization }: ProxyHop,
      send: () => Promise<PasswordEnd<T>>,
    ): Promise<PasswordEnd<T>> => {
      const key = JSON.stringify([origin, authorization]);
      if (accepted.has(key)) return trySend(key, send);
      const mine = (turns.get(key) ?? Promise.resolve()).then(
        () => trySend(key, send),
        () => trySend(key, send),
      );
      turns.set(key, mine);
      try {
        return await mine;
      } finally {
        if (turns.get(key) === mine) turns.delete(key);
      }
    },
  };
};

export type ProxyPasswords = ReturnType<typeof createProxyPasswords>;
