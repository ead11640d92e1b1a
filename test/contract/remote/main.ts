import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { cleanOwnEnv } from '#build/node/env.mjs';
import { normaliseUrl } from '#electron/store/remote/url.ts';
import { type Arguments, readArguments, USAGE } from './arguments.ts';
import type { RemoteServer } from './open-server.ts';
import { runRemote } from './run.ts';

cleanOwnEnv();

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

const readToken = (file: string): string => readFileSync(file, 'utf8').trim();

/** The main server first. Throws for an address or a file that cannot be used, and says which. */
const toServers = (given: Extract<Arguments, { kind: 'run' }>): readonly RemoteServer[] => {
  const main = { kind: null, url: given.url, tokenFile: given.tokenFile };
  return [main, ...given.specials].map(({ kind, url, tokenFile }) => {
    const read = normaliseUrl(url);
    if (!read.ok) throw new Error(`--${kind === null ? '' : `${kind}-`}url: ${read.failure.message}`);
    const token = tokenFile === null ? null : readToken(tokenFile);
    const isOidc = kind === 'oidc' && given.oidcUserTokenFile !== null;
    const oidcUserToken = isOidc ? readToken(given.oidcUserTokenFile) : null;
    return { kind, url: read.value.url, token, oidcUserToken };
  });
};

const wanted = readArguments(process.argv.slice(2));
if (wanted.kind === 'help') say(USAGE);
else if (wanted.kind === 'wrong') {
  complain(`${wanted.message}\n\n${USAGE}`);
  process.exitCode = 2;
} else {
  const isStopped = listenForStop();
  try {
    const servers = toServers(wanted);
    const prefix = `rollcall-contract-${randomBytes(3).toString('hex')}`;
    const { writesPerSecond } = wanted;
    const isGood = await runRemote({ servers, prefix, writesPerSecond, say, isStopped });
    process.exitCode = isStopped() ? 130 : isGood ? 0 : 1;
  } catch (problem) {
    complain(problem instanceof Error ? problem.message : String(problem));
    process.exitCode = 1;
  }
}
