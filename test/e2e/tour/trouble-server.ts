import { setTimeout } from 'node:timers/promises';
import { startTwin, type Twin } from '#electron/demo/index.ts';
import { startFaultd } from '#test/faults/faultd.ts';
import { isEffective, type PutEntry } from '#test/kit/history.ts';

/** A deployment of the tour's own, behind a proxy that can break things and keeps its own history. */
export type Server = {
  readonly twin: Twin;
  readonly faultd: Awaited<ReturnType<typeof startFaultd>>;
  readonly close: () => Promise<void>;
};

/** Starts the deployment of the second act; it outlives the app, which the act kills. */
export const serveTrouble = async (): Promise<Server> => {
  const twin = await startTwin({ members: 300, seed: 7, generation: '2.35' });
  const faultd = await startFaultd(twin);
  const close = async (): Promise<void> => {
    await faultd.close();
    await twin.close();
  };
  return { twin, faultd, close };
};

/** Every write that arrived at the server so far. */
export const findPuts = ({ faultd }: Server): readonly PutEntry[] =>
  faultd.history.filter((entry) => entry.kind === 'put');

const QUIET_MS = 500;

/** The number of writes once none has come for a while: what was on the wire at a kill still arrives. */
export const countWhenQuiet = async (server: Server): Promise<number> => {
  for (let seen = -1; ; ) {
    const now = findPuts(server).length;
    if (now === seen) return now;
    seen = now;
    await setTimeout(QUIET_MS);
  }
};

/** How many people were changed more than once. */
export const countChangedTwice = (server: Server): number => {
  const changed = findPuts(server)
    .filter(isEffective)
    .map(({ subject }) => subject);
  return changed.length - new Set(changed).size;
};
