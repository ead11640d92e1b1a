import { execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';

/** Where a trick may put things: a folder of its own, and the file that its code would leave there. */
export type Place = {
  readonly dir: string;
  readonly program: string;
  readonly canary: string;
  readonly script: string;
  /** The profile that is used where the arguments name none. */
  readonly profile: string;
  /** Makes something belong to whoever starts the app. */
  readonly give: (path: string) => void;
};

/** What is wrong with the streams that everybody has: nobody reads them, they are closed, or a full disk is behind them. */
export type Streams = 'broken' | 'closed' | 'full';

/**
 * A way to turn a packaged app against its user. `refused`: it must end with that exit code and one sentence. `runs`: it
 * must start as if nothing had been asked. In both no port may open and no code of ours may run.
 */
export type Trick = {
  readonly name: string;
  readonly outcome: { readonly kind: 'runs' } | { readonly kind: 'refused'; readonly code: number };
  readonly args?: (place: Place) => readonly string[];
  readonly env?: (place: Place) => Readonly<Record<string, string>>;
  /** Sets something up; gives what takes it away again. */
  readonly prepare?: (place: Place) => () => void;
  /** Another program to start than the app, with the app and its arguments behind it. */
  readonly through?: readonly string[];
  /** Another place for the program. */
  readonly program?: (place: Place) => string;
  readonly without?: readonly string[];
  /** Sent to every process of the app once its rows are there. */
  readonly signal?: NodeJS.Signals;
  /** Nothing can be read then of what the app says; its log tells how far it came. */
  readonly streams?: Streams;
  /** Looks at what is left; gives what is wrong with it, as the end of a sentence. */
  readonly look?: (place: Place) => string | null;
  /** Only meant for somebody who is not root. */
  readonly isForUsers?: boolean;
  /** Can only be set up by root. */
  readonly isSetUpByRoot?: boolean;
};

const refused = (name: string, args: Trick['args'], more: Partial<Trick> = {}): Trick => ({
  name,
  ...(args === undefined ? {} : { args }),
  outcome: { kind: 'refused', code: 64 },
  ...more,
});
const ignored = (name: string, more: Partial<Trick>): Trick => ({ name, outcome: { kind: 'runs' }, ...more });

/** A folder beside the archive that Electron once took for the app. */
const putFolderBeside = ({ program, script }: Place): (() => void) => {
  const app = join(dirname(program), 'resources', 'app');
  mkdirSync(app);
  writeFileSync(join(app, 'package.json'), '{"main":"main.cjs"}');
  copyFileSync(script, join(app, 'main.cjs'));
  return () => rmSync(app, { recursive: true });
};

/** A second name of the program, under which Electron takes itself for one that is being developed. */
const toElectron = ({ program }: Place): string => join(dirname(program), 'electron');
const copyAsElectron = (place: Place): (() => void) => {
  copyFileSync(place.program, toElectron(place));
  chmodSync(toElectron(place), 0o755);
  return () => rmSync(toElectron(place));
};

/** A profile that is there already, with something in it that `put` makes. */
const makeProfile =
  (mode: number, put: (place: Place) => (() => void) | undefined) =>
  (place: Place): (() => void) => {
    mkdirSync(place.profile);
    chmodSync(place.profile, mode);
    place.give(place.profile);
    const undo = put(place);
    return () => undo?.();
  };
const putLock = (place: Place, holder: string): undefined =>
  void symlinkSync(holder, join(place.profile, 'SingletonLock'));

/** A process that only sleeps, and has the number that an older lock names. */
const lockBySleeper = (place: Place): (() => void) => {
  const sleeper = spawn('sleep', ['60'], { stdio: 'ignore' });
  putLock(place, `${hostname()}-${sleeper.pid}`);
  writeFileSync(join(place.dir, 'sleeper'), String(sleeper.pid));
  return () => void sleeper.kill();
};
const findDeadSleeper = ({ dir }: Place): string | null =>
  existsSync(`/proc/${readFileSync(join(dir, 'sleeper'), 'utf8')}`)
    ? null
    : 'it ended the process that the lock named';

/** A disk in memory over the profile, without a byte left. */
const fillDisk = (place: Place): (() => void) => {
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m,mode=700', 'tmpfs', place.profile]);
  place.give(place.profile);
  try {
    for (;;) appendFileSync(join(place.profile, 'window.json'), '.'.repeat(4_096));
  } catch {
    // It is full.
  }
  place.give(join(place.profile, 'window.json'));
  return () => void execFileSync('umount', ['--lazy', place.profile]);
};

/** FUS-2 and its kin. What no program can help is not here: who sets LD_PRELOAD for somebody is that somebody. */
export const TRICKS: readonly Trick[] = [
  ignored('nothing at all', {}),
  refused('--remote-debugging-port=0', () => ['--remote-debugging-port=0']),
  refused('--remote-debugging-port=9333', () => ['--remote-debugging-port=9333', '--remote-allow-origins=*']),
  refused('-remote-debugging-port=9333', () => ['-remote-debugging-port=9333']),
  refused('a debugging port behind white space', () => [' --remote-debugging-port=9333']),
  refused('a debugging port behind --', () => ['--', '--remote-debugging-port=9333']),
  refused('--remote-debugging-pipe', () => ['--remote-debugging-pipe']),
  refused('--inspect', () => ['--inspect=9229']),
  refused('--inspect-brk', () => ['--inspect-brk=0']),
  refused('--js-flags', ({ canary }) => [`--js-flags=--logfile=${canary} --log-all`]),
  refused('--load-extension', ({ dir }) => [`--load-extension=${dir}`]),
  refused('--renderer-cmd-prefix', ({ script }) => [`--renderer-cmd-prefix=${process.execPath} ${script}`]),
  refused('--gpu-launcher', ({ script }) => [`--gpu-launcher=${process.execPath} ${script}`]),
  refused('--store-entry', ({ script }) => ['--store-entry', script]),
  refused('--renderer-dir', ({ dir }) => ['--renderer-dir', dir]),
  // Chromium has opened the file by then; what is in it are its own first lines.
  refused('--enable-logging to a file', ({ dir }) => [
    '--enable-logging=file',
    `--log-file=${dir}/chrome.log`,
  ]),
  refused('--no-sandbox by a user', () => ['--no-sandbox'], { isForUsers: true }),
  refused('ELECTRON_DISABLE_SANDBOX', undefined, { env: () => ({ ELECTRON_DISABLE_SANDBOX: '1' }) }),
  refused('ELECTRON_ENABLE_LOGGING', undefined, { env: () => ({ ELECTRON_ENABLE_LOGGING: '1' }) }),
  refused('ELECTRON_RENDERER_URL', undefined, {
    env: () => ({ ELECTRON_RENDERER_URL: 'http://127.0.0.1:9' }),
  }),
  refused('SSLKEYLOGFILE', undefined, { env: ({ canary }) => ({ SSLKEYLOGFILE: canary }) }),
  refused('the program under the name "electron"', ({ script }) => ['--store-entry', script], {
    prepare: copyAsElectron,
    program: toElectron,
  }),
  ignored('ELECTRON_RUN_AS_NODE', {
    args: ({ script }) => [script],
    env: () => ({ ELECTRON_RUN_AS_NODE: '1' }),
  }),
  ignored('NODE_OPTIONS with code', { env: ({ script }) => ({ NODE_OPTIONS: `--require ${script}` }) }),
  ignored('NODE_OPTIONS with a debugger', { env: () => ({ NODE_OPTIONS: '--inspect=0' }) }),
  ignored('an app folder beside the archive', { prepare: putFolderBeside }),
  refused('NODE_V8_COVERAGE', undefined, { env: ({ canary }) => ({ NODE_V8_COVERAGE: canary }) }),
  refused('NODE_REDIRECT_WARNINGS', undefined, { env: ({ canary }) => ({ NODE_REDIRECT_WARNINGS: canary }) }),
  refused('NODE_DEBUG', undefined, { env: () => ({ NODE_DEBUG: 'net,tls,module' }) }),
  refused('a channel of Node', undefined, { env: () => ({ NODE_CHANNEL_FD: '77' }) }),
  refused('a binding of somebody else', undefined, {
    env: ({ script }) => ({ NAPI_RS_NATIVE_LIBRARY_PATH: script }),
  }),
  refused('ELECTRON_NO_ASAR', undefined, { env: () => ({ ELECTRON_NO_ASAR: '1' }) }),
  ignored('NODE_PATH with a binding', {
    env: ({ dir }) => ({ NODE_PATH: dir }),
    prepare: ({ dir, script }) => {
      const binding = join(dir, '@napi-rs', `keyring-linux-${process.arch}-gnu`);
      mkdirSync(binding, { recursive: true });
      copyFileSync(script, join(binding, 'index.js'));
      copyFileSync(script, join(dir, 'electron.js'));
      return () => undefined;
    },
  }),
  ignored('a worker of a cluster', { env: () => ({ NODE_UNIQUE_ID: '1' }) }),
  ignored('SIGUSR1', { signal: 'SIGUSR1' }),
  ignored('SIGUSR2', { signal: 'SIGUSR2' }),
  ignored('standard streams that nobody reads', { streams: 'broken' }),
  ignored('standard streams that are closed', { streams: 'closed' }),
  ignored('standard streams into a full disk', { streams: 'full' }),
  ignored('a lock of another computer', {
    prepare: makeProfile(0o700, (place) => putLock(place, 'elsewhere-4711')),
  }),
  ignored('a lock of a process that is not ours', {
    prepare: makeProfile(0o700, lockBySleeper),
    look: findDeadSleeper,
  }),
  refused('a folder in place of the lock', undefined, {
    prepare: makeProfile(0o700, ({ profile }) => void mkdirSync(join(profile, 'SingletonLock'))),
    outcome: { kind: 'refused', code: 73 },
  }),
  ignored('a profile that is a link', {
    prepare: ({ dir, profile, give }) => {
      mkdirSync(join(dir, 'elsewhere'), { mode: 0o700 });
      give(join(dir, 'elsewhere'));
      symlinkSync('elsewhere', profile);
      return () => undefined;
    },
  }),
  ignored('a profile that is open to everybody', {
    prepare: makeProfile(0o777, () => undefined),
    look: ({ profile }) =>
      (statSync(profile).mode & 0o077) === 0 ? null : 'the profile stayed open to others',
  }),
  refused('a profile in a folder of everybody', ({ dir }) => [`--profile=${dir}/open/profile`], {
    prepare: ({ dir }) => {
      mkdirSync(join(dir, 'open'));
      chmodSync(join(dir, 'open'), 0o777);
      return () => undefined;
    },
    outcome: { kind: 'refused', code: 73 },
  }),
  ignored('a full disk', { prepare: makeProfile(0o700, fillDisk), isSetUpByRoot: true }),
  refused('a whole disk as profile', () => ['--profile=/'], { outcome: { kind: 'refused', code: 73 } }),
  refused('64 file descriptors', undefined, {
    through: ['sh', '-c', 'ulimit -n 64; exec "$0" "$@"'],
    outcome: { kind: 'refused', code: 71 },
  }),
  refused('no display', undefined, {
    without: ['DISPLAY', 'WAYLAND_DISPLAY'],
    outcome: { kind: 'refused', code: 71 },
  }),
];
