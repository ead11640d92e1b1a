import type { Failure } from '#shared/base/failure.ts';
import { TOPICS, type Topic } from '#shared/contract/define.ts';
import type { Input, Output, QueryName } from '#shared/contract/index.ts';
import { isBackground, READS } from '#shared/contract/reads.ts';
import type { FirstAnswer } from '#shared/contract/wire.ts';
import type { CallStore } from './connection.ts';

/** What is known of a query now. `value` stays while it is asked again, and when that fails. */
export type Snapshot<N extends QueryName = QueryName> = {
  readonly value: Output<N> | undefined;
  readonly failure: Failure | null;
  readonly isLoading: boolean;
};

export type LiveQueries = ReturnType<typeof createLiveQueries>;

type Entry = {
  readonly name: QueryName;
  readonly input: Input<QueryName>;
  readonly listeners: Set<() => void>;
  snapshot: Snapshot;
  isStale: boolean;
  running: AbortController | null;
};

const NOTHING: Snapshot = { value: undefined, failure: null, isLoading: true };
const KEPT_IDLE = 200;

/** Until the page has nothing to draw, or for so long: a page may be busy for good. */
const whenIdle = (): Promise<void> =>
  new Promise((go) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => go(), { timeout: 200 });
    else go();
  });

/**
 * Keeps one answer per question (name and input), asks once however many look at it, and asks again when one of
 * the topics it depends on changes. Answers nobody looks at are only marked stale. Background questions are asked when
 * the page is idle: at a start, when the first picture is drawn.
 */
export const createLiveQueries = ({ call }: { readonly call: CallStore }) => {
  const entries = new Map<string, Entry>();

  const publish = (entry: Entry, snapshot: Snapshot): void => {
    entry.snapshot = snapshot;
    for (const listener of [...entry.listeners]) listener();
  };

  const ask = async (entry: Entry): Promise<void> => {
    const running = new AbortController();
    entry.running = running;
    entry.isStale = false;
    if (!entry.snapshot.isLoading) publish(entry, { ...entry.snapshot, isLoading: true });
    if (isBackground(entry.name)) {
      await whenIdle();
      if (entry.running !== running) return;
      entry.isStale = false;
    }
    const reply = await call(entry.name, entry.input, { signal: running.signal });
    if (entry.running !== running) return;
    entry.running = null;
    const isAgain = entry.isStale && entry.listeners.size > 0;
    if (reply.ok) publish(entry, { value: reply.value, failure: null, isLoading: isAgain });
    else publish(entry, { ...entry.snapshot, failure: reply.failure, isLoading: isAgain });
    if (isAgain) await ask(entry);
  };

  const rest = (entry: Entry): void => {
    if (entry.listeners.size > 0) return;
    if (entry.running !== null) {
      const { running } = entry;
      entry.running = null;
      entry.isStale = true;
      running.abort();
    }
    const idle = [...entries].filter(([, one]) => one.listeners.size === 0);
    for (const [key] of idle.slice(0, Math.max(0, idle.length - KEPT_IDLE))) entries.delete(key);
  };

  // A long list asks with the same input for every row that it draws.
  const texts = new WeakMap<object, string>();
  const textOf = (input: object): string => {
    const text = texts.get(input) ?? JSON.stringify(input);
    texts.set(input, text);
    return text;
  };
  const keyOf = (name: QueryName, input: object): string => `${name} ${textOf(input)}`;

  const subscribe = <N extends QueryName>(name: N, input: Input<N>, listener: () => void): (() => void) => {
    const key = keyOf(name, input);
    const entry: Entry = entries.get(key) ?? {
      name,
      input,
      listeners: new Set(),
      snapshot: NOTHING,
      isStale: true,
      running: null,
    };
    // Re-inserting keeps the map in order of use, so that the oldest idle answers are dropped first.
    entries.delete(key);
    entries.set(key, entry);
    entry.listeners.add(listener);
    if (entry.isStale && entry.running === null) void ask(entry);
    return () => {
      entry.listeners.delete(listener);
      // React unsubscribes and subscribes in one go; only what stays unwatched is cancelled.
      queueMicrotask(() => rest(entry));
    };
  };

  /** Keeps answers that came unasked. A question that was asked meanwhile gets its own. */
  const fill = (answers: readonly FirstAnswer[]): void => {
    for (const { name, input, value } of answers) {
      // Every input of the contract is an object.
      const key = keyOf(name, input as object);
      if (entries.has(key)) continue;
      // The store made question and answer with the handler of that name, as it makes every reply.
      const entry = { name, input, listeners: new Set(), isStale: false, running: null } as unknown as Entry;
      entry.snapshot = { value: value as Output<QueryName>, failure: null, isLoading: false };
      entries.set(key, entry);
    }
  };

  const read = <N extends QueryName>(name: N, input: Input<N>): Snapshot<N> =>
    // The key begins with the name, so the answer under it is that query's.
    (entries.get(keyOf(name, input))?.snapshot ?? NOTHING) as Snapshot<N>;

  const invalidate = (topics: readonly Topic[]): void => {
    for (const entry of [...entries.values()]) {
      if (!READS[entry.name].some((topic) => topics.includes(topic))) continue;
      entry.isStale = true;
      if (entry.listeners.size > 0 && entry.running === null) void ask(entry);
    }
  };

  return { subscribe, fill, read, invalidate, invalidateAll: () => invalidate(TOPICS) };
};
