import { readArguments, USAGE } from './cli-arguments.ts';
import { startTwin, type TwinOptions } from './twin.ts';

const run = async (options: TwinOptions, asJson: boolean): Promise<void> => {
  const twin = await startTwin(options);
  const { members, seed, generation } = options;
  if (asJson) {
    console.log(JSON.stringify({ url: twin.url, token: twin.ownerToken, members, seed, generation }));
  } else {
    console.log(`Demo Coder ${generation} with ${members} members (seed ${seed})`);
    console.log(`URL    ${twin.url}`);
    console.log(`Token  ${twin.ownerToken}   (admin, a site owner)`);
    console.log('Press Ctrl+C to stop.');
  }
  const stop = (): void => {
    void twin.close().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
};

const wanted = readArguments(process.argv.slice(2));
if (wanted.kind === 'help') console.log(USAGE);
else if (wanted.kind === 'wrong') {
  console.error(`${wanted.message}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  run(wanted.options, wanted.asJson).catch((problem: unknown) => {
    console.error(
      `The demo could not start: ${problem instanceof Error ? problem.message : String(problem)}`,
    );
    process.exitCode = 1;
  });
}
