import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toPlainEnv } from '../node/env.mjs';
import type { Display } from '../system/display.ts';
import { toSwitches } from '../system/switches.ts';
import { findListening, listTree, readCommandLine } from './process-tree.ts';
import { findReport } from './smoke.ts';
import { type Place, type Streams, TRICKS, type Trick } from './tricks.ts';

/** A user that owns nothing. */
const nobody = 65_534;
const limitMs = 30_000;
const lookEveryMs = 15;
/** How often is looked for a port after a signal, before the app is told to end. */
const looksAfterSignal = 20;

const SHELL: Readonly<Record<Streams, readonly string[]>> = {
  broken: [],
  closed: ['sh', '-c', 'exec "$0" "$@" <&- >&- 2>&-'],
  full: ['sh', '-c', 'exec "$0" "$@" >/dev/full 2>&1'],
};

/** What was seen of an app from its start to its end. */
export type Seen = {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly ports: readonly string[];
  /** True when its log says that the store was closed in order, which comes after the rows of `--smoke`. */
  readonly isLogWhole: boolean;
  /** False when a process of ours ended by the signal that it was sent. */
  readonly isWhole: boolean;
};

/** Main and the store; Chromium's own helpers may end by a signal, and are started again. */
const listOurs = (top: number): readonly number[] => [
  top,
  ...listTree(top).filter((pid) => /store\.cjs|NodeService/.test(readCommandLine(pid))),
];

/** Watches a started app to its end: what it said, how it ended, on which ports any of its processes listened. */
const watch = (child: ChildProcess, signal: NodeJS.Signals | undefined): Promise<Omit<Seen, 'isLogWhole'>> =>
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
    // Not `close`: that waits for streams, which may be broken.
    child.on(child.stdout?.destroyed === true ? 'exit' : 'close', (code) => {
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
  const give = (path: string): void => {
    if (uid !== undefined && gid !== undefined) chownSync(path, uid, gid);
  };
  for (const path of [dir, script]) {
    chmodSync(path, 0o755);
    give(path);
  }
  return { dir, program, canary, script, profile: join(dir, 'profile'), give };
};

const isLogWhole = ({ profile }: Place): boolean => {
  const path = join(profile, 'logs', 'rollcall.log');
  return existsSync(path) && readFileSync(path, 'utf8').includes('store: closed');
};

/** What is wrong with how an app took a trick, as sentences; empty when it took it well. */
export const judgeTrick = (trick: Trick, seen: Seen, hasRun: boolean): readonly string[] => {
  const { outcome } = trick;
  const isRefusal = /^Rollcall was not started because .*\.$/m.test(seen.stderr);
  const end = `code ${seen.code}: ${seen.stderr.trim().slice(-300)}`;
  const hasRows = trick.streams === undefined ? findReport(seen.stdout) !== null : seen.isLogWhole;
  const isAsMeant =
    outcome.kind === 'refused'
      ? seen.code === outcome.code && isRefusal
      : seen.code === 0 && !isRefusal && seen.isWhole && (trick.signal !== undefined || hasRows);
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
      : [`--profile=${place.profile}`];
    const args = [...switches, end, ...profile, ...(trick.args?.(place) ?? [])];
    const through = trick.streams === undefined ? (trick.through ?? []) : SHELL[trick.streams];
    const [command, ...before] = [...through, started];
    const env: NodeJS.ProcessEnv = {
      ...toPlainEnv(),
      ...display.env,
      HOME: place.dir,
      ...trick.env?.(place),
    };
    for (const name of ['XDG_CONFIG_HOME', 'XDG_RUNTIME_DIR', ...(trick.without ?? [])])
      if (trick.env?.(place)[name] === undefined) delete env[name];
    const child = spawn(command ?? started, [...before, ...args], {
      cwd: place.dir,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...toOwner(starter),
    });
    if (trick.streams === 'broken') for (const stream of [child.stdout, child.stderr]) stream?.destroy();
    const seen = { ...(await watch(child, trick.signal)), isLogWhole: isLogWhole(place) };
    const left = trick.look?.(place) ?? null;
    const judged = judgeTrick(trick, seen, existsSync(place.canary));
    return left === null ? judged : [...judged, `${trick.name}: ${left}`];
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
  const isRoot = process.getuid?.() === 0;
  const tricks = TRICKS.filter(
    ({ isForUsers, isSetUpByRoot }) =>
      (isForUsers !== true || starter === 'user') && (isSetUpByRoot !== true || isRoot),
  );
  const problems: string[] = [];
  for (const trick of tricks) problems.push(...(await tryTrick(trick, program, starter, display)));
  return { starter, tried: tricks.length, problems };
};
