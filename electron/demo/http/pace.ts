/** How many requests the server works on at a time; the others wait in the order in which they came. */
const CORES = 2;
/** Two at a time are slower each: the database and the machine's memory are shared. Fitted like the prices. */
const SIDE_BY_SIDE = 1.6;

/** A request that is being worked on. */
type Turn = {
  /**
   * Resolves `priceMs` after the turn began, or later where it had company then, and gives the core to the next; at once
   * where `gone` says that nobody waits for the answer any more.
   */
  readonly end: (priceMs: number, gone: AbortSignal) => Promise<void>;
};

/** Lets requests take as long as they would on a server with two cores. */
export type Pace = {
  /** Resolves when there is a core. */
  readonly begin: () => Promise<Turn>;
};

const sleep = (ms: number, gone: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (ms <= 0 || gone.aborted) return resolve();
    const end = (): void => {
      clearTimeout(timer);
      gone.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    gone.addEventListener('abort', end);
  });

/** Makes one for one server. Chance plays no part: who came first is served first. */
export const createPace = (): Pace => {
  let working = 0;
  const waiting: (() => void)[] = [];
  const free = (): void => {
    const next = waiting.shift();
    if (next === undefined) working -= 1;
    else next();
  };
  return {
    begin: async () => {
      if (working < CORES) working += 1;
      else await new Promise<void>((resolve) => void waiting.push(resolve));
      const startMs = performance.now();
      const slower = working > 1 ? SIDE_BY_SIDE : 1;
      return {
        end: async (priceMs, gone) => {
          await sleep(startMs + priceMs * slower - performance.now(), gone);
          free();
        },
      };
    },
  };
};
