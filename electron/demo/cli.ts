import { type CliArguments, readArguments, USAGE } from './cli-arguments.ts';
import { readStateFile, writeStateFile } from './state-file.ts';
import { startTwin, type Twin, type TwinOptions } from './twin.ts';

type Start = Extract<CliArguments, { kind: 'start' }>;

/** The saved state decides whatever the command line does not name. */
const withState = ({ options, stateFile, named }: Start): TwinOptions => {
  const state = stateFile === '' ? undefined : readStateFile(stateFile);
  if (state === undefined) return options;
  const asked = Object.fromEntries(named.map((name) => [name, options[name]]));
  return { ...options, ...state.plan, ...asked, state };
};

const announce = (twin: Twin, options: TwinOptions, asJson: boolean): void => {
  const { members, seed, generation } = options;
  if (asJson) {
    console.log(JSON.stringify({ url: twin.url, token: twin.ownerToken, members, seed, generation }));
    return;
  }
  const isEmpty = twin.ownerToken === '';
  console.log(
    isEmpty
      ? `Demo Coder ${generation} that nobody has set up yet`
      : `Demo Coder ${generation} with ${members} members (seed ${seed})`,
  );
  console.log(`URL    ${twin.url}`);
  if (!isEmpty) console.log(`Token  ${twin.ownerToken}   (admin, a site owner)`);
  console.log('Press Ctrl+C to stop.');
};

const run = async (start: Start): Promise<void> => {
  const options = withState(start);
  const twin = await startTwin(options);
  const keep = (): void => {
    if (start.stateFile !== '') writeStateFile(start.stateFile, twin.save());
  };
  const stop = (): void => {
    void twin.close().then(() => {
      keep();
      process.exit(0);
    });
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  // Node would start its debugger on this signal; a listener of our own takes that away.
  process.on('SIGUSR1', keep);
  announce(twin, options, start.asJson);
};

const wanted = readArguments(process.argv.slice(2));
if (wanted.kind === 'help') console.log(USAGE);
else if (wanted.kind === 'wrong') {
  console.error(`${wanted.message}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  run(wanted).catch((problem: unknown) => {
    console.error(
      `The demo could not start: ${problem instanceof Error ? problem.message : String(problem)}`,
    );
    process.exitCode = 1;
  });
}
