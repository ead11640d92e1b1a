import { type ChildProcess, spawn } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Display } from '../system/display.ts';
import { toSwitches } from '../system/switches.ts';
import { findListening, listTree, readCommandLine } from './process-tree.ts';
import { findReport } from './smoke.ts';

/** A user that owns nothing. */
const nobody = 65_534;
const limitMs = 30_000;
const lookEveryMs = 15;
/** How often is looked for a port after a signal, before the app is told to end. */
const looksAfterSignal = 20;

/** Where a trick may put things: a folder of its own, and the file that its code would leave there. */
type Place = {
  readonly dir: string;
  readonly program: string;
  readonly canary: string;
  readonly script: string;
};

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
  /** Only meant for somebody who is not root. */
  readonly isForUsers?: boolean;
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
  ignored('SIGUSR1', { signal: 'SIGUSR1' }),
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

/** What was seen of an app from its start to its end. */
export type Seen = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ports: readonly string[];
  /** False when a process of ours ended by the signal that it was sent. */
  readonly isWhole: boolean;
};

/** Main and the store; Chromium's own helpers may end by a signal, and are started again. */
const listOurs = (top: number): readonly number[] => [
  top,
  ...listTree(top).filter((pid) => /store\.cjs|NodeService/.test(readCommandLine(pid))),
];

/** Watches a started app to its end: what it said, how it ended, on which ports any of its processes listened. */
const watch = (child: ChildProcess, signal: NodeJS.Signals | undefined): Promise<Seen> =>
  new Promise((resolve) => {
    const ports = new Set<string>();
    let stdout = '';
    let stderr = '';
    let looksLeft: number | null = null;
    let signalled: readonly number[] = [];
    let lost: readonly number[] = [];
    const look = (): void => {
      if (child.pid === undefined) return;
      const tree = listTree(child.pid);
      for (const port of findListening(tree)) ports.add(port);
      if (looksLeft === null) return;
      looksLeft -= 1;
      if (looksLeft !== 0) return;
      lost = signalled.filter((pid) => !tree.includes(pid));
      child.kill('SIGTERM');
    };
    const looking = setInterval(look, lookEveryMs);
    const limit = setTimeout(() => child.kill('SIGKILL'), limitMs);
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
      if (signal === undefined || looksLeft !== null || !stdout.includes('"ready":true')) return;
      signalled = child.pid === undefined ? [] : listOurs(child.pid);
      for (const pid of signalled) process.kill(pid, signal);
      looksLeft = looksAfterSignal;
    });
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', (error) => {
      stderr += error.message;
    });
    child.on('close', (code) => {
      clearInterval(looking);
      clearTimeout(limit);
      const isWhole = signal === undefined || (signalled.length > 1 && lost.length === 0);
      resolve({ code, stdout, stderr, ports: [...ports], isWhole });
    });
  });

/** Who starts the app: root (which has no sandbox), or somebody who owns nothing. */
export type Starter = 'root' | 'user';

const toOwner = (starter: Starter): { readonly uid?: number; readonly gid?: number } =>
  starter === 'user' && process.getuid?.() === 0 ? { uid: nobody, gid: nobody } : {};

const makePlace = (program: string, starter: Starter): Place => {
  const dir = mkdtempSync(join(tmpdir(), 'rollcall-trick-'));
  const script = join(dir, 'script.cjs');
  const canary = join(dir, 'canary');
  writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(canary)}, 'it ran');`);
  const { uid, gid } = toOwner(starter);
  for (const path of [dir, script]) {
    chmodSync(path, 0o755);
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  }
  return { dir, program, canary, script };
};

/** What is wrong with how an app took a trick, as sentences; empty when it took it well. */
export const judgeTrick = (trick: Trick, seen: Seen, hasRun: boolean): readonly string[] => {
  const { outcome } = trick;
  const isRefusal = /^Rollcall was not started because .*\.$/m.test(seen.stderr);
  const end = `code ${seen.code}: ${seen.stderr.trim().slice(-300)}`;
  const isAsMeant =
    outcome.kind === 'refused'
      ? seen.code === outcome.code && isRefusal
      : seen.code === 0 &&
        !isRefusal &&
        seen.isWhole &&
        (trick.signal !== undefined || findReport(seen.stdout) !== null);
  return [
    ...(isAsMeant
      ? []
      : [`${trick.name}: it should have ${outcome.kind === 'runs' ? 'run' : 'ended'}; ${end}`]),
    ...(seen.ports.length === 0 ? [] : [`${trick.name}: it listened on ${seen.ports.join(', ')}`]),
    ...(hasRun ? [`${trick.name}: code that was brought along ran, or a file was written`] : []),
  ];
};

/** Tries one trick on a packaged app. */
const tryTrick = async (
  trick: Trick,
  program: string,
  starter: Starter,
  display: Display,
): Promise<readonly string[]> => {
  const place = makePlace(program, starter);
  const undo = trick.prepare?.(place);
  try {
    const started = trick.program?.(place) ?? program;
    const switches = toSwitches(display).filter((name) => starter === 'root' || name !== '--no-sandbox');
    const end = trick.signal === undefined ? '--smoke' : '--print-ready';
    const profile = trick.args?.(place).some((name) => name.startsWith('--profile'))
      ? []
      : [`--profile=${place.dir}/profile`];
    const args = [...switches, end, ...profile, ...(trick.args?.(place) ?? [])];
    const [command, ...before] = [...(trick.through ?? []), started];
    const env: NodeJS.ProcessEnv = { ...process.env, ...display.env, HOME: place.dir, ...trick.env?.(place) };
    for (const name of ['XDG_CONFIG_HOME', 'XDG_RUNTIME_DIR', 'NODE_OPTIONS', ...(trick.without ?? [])])
      if (trick.env?.(place)[name] === undefined) delete env[name];
    const child = spawn(command ?? started, [...before, ...args], {
      cwd: place.dir,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...toOwner(starter),
    });
    const seen = await watch(child, trick.signal);
    return judgeTrick(trick, seen, existsSync(place.canary));
  } finally {
    undo?.();
    rmSync(place.dir, { recursive: true, force: true });
  }
};

/**
 * Tries all tricks on a packaged app and gives what went wrong, as sentences. By a user if one can start it here, with
 * Chromium's sandbox; by root otherwise, without those tricks that root may do.
 */
export const tryTricks = async (
  program: string,
  display: Display,
): Promise<{ readonly starter: Starter; readonly tried: number; readonly problems: readonly string[] }> => {
  const [plain] = TRICKS;
  const asUser = plain === undefined ? [] : await tryTrick(plain, program, 'user', display);
  const starter = asUser.length === 0 ? 'user' : 'root';
  const tricks = TRICKS.filter(({ isForUsers }) => isForUsers !== true || starter === 'user');
  const problems: string[] = [];
  for (const trick of tricks) problems.push(...(await tryTrick(trick, program, starter, display)));
  return { starter, tried: tricks.length, problems };
};
