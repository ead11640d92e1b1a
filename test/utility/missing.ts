/**
 * What the store and its threads use of Node 24 and the evaluation runtime's Node 18 lacks, written for it. Only the
 * bundle that is made for tests in that runtime begins with this file; the product runs on the Node it was written for.
 */
import crypto from 'node:crypto';
import nodeModule from 'node:module';
import tls from 'node:tls';

const add = (to: object, name: string, value: unknown): void => {
  if (!(name in to)) Object.defineProperty(to, name, { value, configurable: true, writable: true });
};

/** Keeping compiled code only makes a start sooner. */
add(nodeModule, 'enableCompileCache', () => undefined);

add(crypto, 'hash', (algorithm: string, data: string | Uint8Array) =>
  crypto.createHash(algorithm).update(data).digest('hex'),
);

/** Node 18 cannot read the system's list. The tests reach loopback, or bring a certificate of their own. */
add(tls, 'getCACertificates', (kind: string) => (kind === 'bundled' ? tls.rootCertificates : []));

/** Without the weak references of the real one: signals of a request live as long as the request. */
add(AbortSignal, 'any', (signals: readonly AbortSignal[]) => {
  const both = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) both.abort(signal.reason);
    signal.addEventListener('abort', () => both.abort(signal.reason), { once: true });
  }
  return both.signal;
});

add(URL, 'parse', (text: string, base?: string) => {
  try {
    return new URL(text, base);
  } catch {
    return null;
  }
});

add(URL, 'canParse', (text: string, base?: string) => URL.parse(text, base) !== null);

add(Promise, 'withResolvers', () => {
  const parts: { resolve?: unknown; reject?: unknown } = {};
  const promise = new Promise((resolve, reject) => Object.assign(parts, { resolve, reject }));
  return { promise, ...parts };
});

add(Object, 'groupBy', (items: Iterable<unknown>, toKey: (item: unknown, at: number) => PropertyKey) => {
  const groups: Record<PropertyKey, unknown[]> = Object.create(null);
  let at = 0;
  for (const item of items) {
    const key = toKey(item, at);
    groups[key] = [...(groups[key] ?? []), item];
    at += 1;
  }
  return groups;
});
