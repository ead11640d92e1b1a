import type { NetworkWay } from '../../remote/wire/ways.ts';

/** As long as browsers leave a proxy alone. */
const DEAD_MS = 5 * 60_000;

const nameOf = (way: NetworkWay): string => (way.kind === 'proxy' ? way.hop.origin : way.kind);

/**
 * Which ways to one server failed while a later one worked. They go last, so that not every connection waits for them,
 * and are still tried when all others fail. When everything fails nothing is learned: it is the network then.
 */
export const createDeadWays = (monotonicMs: () => number) => {
  const failedMs = new Map<string, number>();
  let known = '';
  const isDead = (way: NetworkWay): boolean => {
    const atMs = failedMs.get(nameOf(way));
    return atMs !== undefined && monotonicMs() - atMs < DEAD_MS;
  };
  return {
    /** The same ways, dead ones last. Other ways than before mean another network, of which nothing is known. */
    order: (ways: readonly NetworkWay[]): readonly NetworkWay[] => {
      const names = ways.map(nameOf).join(' ');
      if (names !== known) failedMs.clear();
      known = names;
      return [...ways.filter((way) => !isDead(way)), ...ways.filter(isDead)];
    },
    note: (worked: NetworkWay, failed: readonly NetworkWay[]): void => {
      failedMs.delete(nameOf(worked));
      for (const way of failed) failedMs.set(nameOf(way), monotonicMs());
    },
  };
};

export type DeadWays = ReturnType<typeof createDeadWays>;

/** As many servers as are kept, and some that are only asked who they are. */
const SERVERS_AT_MOST = 128;

/** What is known of the ways to each server, for all clients that talk to it. */
export const createDeadWaysByServer = (monotonicMs: () => number) => {
  const servers = new Map<string, DeadWays>();
  return (target: string): DeadWays => {
    const known = servers.get(target) ?? createDeadWays(monotonicMs);
    servers.delete(target);
    servers.set(target, known);
    const [oldest] = servers.keys();
    if (servers.size > SERVERS_AT_MOST && oldest !== undefined) servers.delete(oldest);
    return known;
  };
};
