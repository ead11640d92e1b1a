import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { normaliseUrl } from '#electron/store/remote/url.ts';
import { readArguments, USAGE } from './arguments.ts';
import { runRemote } from './run.ts';

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const complain = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** Ctrl+C lets the case at hand end and everything be deleted; the exit code tells. */
const listenForStop = () => {
  let isStopped = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (!isStopped) say('Stopping; what was made is being deleted.');
      isStopped = true;
    });
  return () => isStopped;
};

const wanted = readArguments(process.argv.slice(2));
if (wanted.kind === 'help') say(USAGE);
else if (wanted.kind === 'wrong') {
  complain(`${wanted.message}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const url = normaliseUrl(wanted.url);
  const isStopped = listenForStop();
  try {
    if (!url.ok) throw new Error(url.failure.message);
    const token = readFileSync(wanted.tokenFile, 'utf8').trim();
    const prefix = `rollcall-contract-${randomBytes(3).toString('hex')}`;
    const { writesPerSecond } = wanted;
    const isGood = await runRemote({ url: url.value.url, token, prefix, writesPerSecond, say, isStopped });
    process.exitCode = isStopped() ? 130 : isGood ? 0 : 1;
  } catch (problem) {
    complain(problem instanceof Error ? problem.message : String(problem));
    process.exitCode = 1;
  }
}
