import { CASES } from '../cases/index.ts';
import { createJudge } from '../openapi/judge.ts';
import { createWorld } from '../run/create-world.ts';
import { toMatrix } from '../run/matrix.ts';
import { type Outcome, runCase } from '../run/run-case.ts';
import { must } from '../run/world.ts';
import { isStudied, toGeneration } from './generation.ts';
import { readVersion } from './read-version.ts';

export type RemoteRun = {
  readonly url: string;
  readonly token: string;
  readonly prefix: string;
  readonly writesPerSecond: number;
  readonly say: (text: string) => void;
  /** Asked between two cases; true ends the run early, cleaning up as always. */
  readonly isStopped: () => boolean;
};

/** Runs every case that can be run on this server; true when all is as it should be and nothing is left behind. */
export const runRemote = async (options: RemoteRun): Promise<boolean> => {
  const { say } = options;
  const version = await readVersion(options.url);
  const generation = toGeneration(version);
  say(
    `${version}, held against ${generation}${isStudied(version) ? '' : ': a version in between, single differences are to be expected'}`,
  );
  const judge = createJudge(generation);
  const world = await createWorld({
    ...options,
    generation,
    twin: null,
    observer: (name, answer, body) => judge.see(name, answer.status, body),
  });
  const outcomes: Outcome[] = [];
  try {
    const me = await must('who the owner is', world.api.getUser({ user: 'me' }));
    if (!me.roles.some((role) => role.name === 'owner'))
      throw new Error('This is not the token of an owner.');
    say(`Everything that is made is named ${options.prefix}-…`);
    for (const one of CASES) {
      if (options.isStopped()) break;
      outcomes.push(await runCase(one, world));
    }
  } finally {
    const stays = await world.cleanUp();
    world.close();
    say(stays.length === 0 ? 'Cleaned up.' : `LEFT BEHIND: ${stays.join(', ')}`);
    if (stays.length > 0) outcomes.length = 0;
  }
  say(toMatrix(new Map([[generation, outcomes]])));
  for (const finding of judge.findings()) say(`not as described: ${finding}`);
  say(`${judge.seen()} answers held against the description`);
  const isWhole = outcomes.length === CASES.length && !options.isStopped();
  return isWhole && judge.findings().length === 0 && !outcomes.some(({ state }) => state === 'failed');
};
