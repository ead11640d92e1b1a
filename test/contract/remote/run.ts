import { CASES } from '../cases/index.ts';
import { toMatrix } from '../run/matrix.ts';
import { type Outcome, runCase } from '../run/run-case.ts';
import type { Case } from '../run/situation.ts';
import { type OpenServer, openServer, type RemoteServer } from './open-server.ts';

export type RemoteRun = {
  /** The main server, without a kind, comes first; the others take the cases of their kind. */
  readonly servers: readonly RemoteServer[];
  readonly prefix: string;
  readonly writesPerSecond: number;
  readonly say: (text: string) => void;
  /** Asked between two cases; true ends the run early, cleaning up as always. */
  readonly isStopped: () => boolean;
};

/** The server of a case: one that was named for its kind, else the main one, which may be of that kind itself. */
const serverOf = (one: Case, [main, ...specials]: readonly OpenServer[]): OpenServer | undefined =>
  specials.find(({ kind }) => kind !== null && kind === one.server) ?? main;

const openAll = async (options: RemoteRun, open: OpenServer[]): Promise<void> => {
  for (const server of options.servers) {
    const opened = await openServer(server, options);
    options.say(opened.line);
    open.push(opened);
  }
};

const askAll = async (options: RemoteRun, open: readonly OpenServer[]): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const one of CASES) {
    if (options.isStopped()) break;
    const server = serverOf(one, open);
    if (server === undefined) break;
    const outcome = await runCase(one, server.world);
    // A server of a kind was named for this very case.
    const isElsewhere = server.kind !== null && outcome.state !== 'absent';
    outcomes.push(isElsewhere ? { ...outcome, word: `${outcome.word} (${server.kind})` } : outcome);
  }
  return outcomes;
};

const cleanUp = async (open: readonly OpenServer[]): Promise<readonly string[]> => {
  const stays: string[] = [];
  for (const { kind, world } of open) {
    for (const left of await world.cleanUp()) stays.push(kind === null ? left : `${left} (${kind})`);
    world.close();
  }
  return stays;
};

/** Runs every case that can be run on these servers; true when all is as it should be and nothing is left behind. */
export const runRemote = async (options: RemoteRun): Promise<boolean> => {
  const { say } = options;
  const open: OpenServer[] = [];
  let outcomes: readonly Outcome[] = [];
  let stays: readonly string[] = [];
  try {
    await openAll(options, open);
    say(`Everything that is made is named ${options.prefix}-…`);
    outcomes = await askAll(options, open);
  } finally {
    stays = await cleanUp(open);
    say(stays.length === 0 ? 'Cleaned up.' : `LEFT BEHIND: ${stays.join(', ')}`);
  }
  const [main] = open;
  if (main !== undefined) say(toMatrix(new Map([[main.world.generation, outcomes]])));
  const findings = open.flatMap(({ kind, judge }) =>
    judge.findings().map((finding) => (kind === null ? finding : `${kind}: ${finding}`)),
  );
  for (const finding of findings) say(`not as described: ${finding}`);
  say(`${open.reduce((sum, { judge }) => sum + judge.seen(), 0)} answers held against the description`);
  const isWhole = outcomes.length === CASES.length && !options.isStopped() && stays.length === 0;
  return isWhole && findings.length === 0 && !outcomes.some(({ state }) => state === 'failed');
};
