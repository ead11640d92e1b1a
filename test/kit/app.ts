import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { toPlainEnv } from '#build/node/env.mjs';
import { resolveRuntime } from '#build/runtime/resolve.ts';
import { killTree } from './process-tree.ts';
import { watchForTrouble } from './trouble.ts';

export type StartOptions = {
  /** A folder that outlives the app, for restarts; without it a throw-away one that `close` removes. */
  readonly profileDir?: string;
  readonly args?: readonly string[];
  /** Files of CommonJS that main loads before its own code. */
  readonly preloads?: readonly string[];
  /** Over what passes of the environment of the test; undefined takes a variable out. */
  readonly env?: Readonly<Record<string, string | undefined>>;
};

/** A running app with its main window. */
export type StartedApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profileDir: string;
  /** Console errors, refused content and uncaught errors so far, as lines. A good test ends with none. */
  readonly trouble: readonly string[];
  /** Ends it the way that quitting does. */
  readonly close: () => Promise<void>;
  /** SIGKILL to every process of it at once, as a power cut would. */
  readonly kill: () => Promise<void>;
};

const toEnv = (over: StartOptions['env']): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...toPlainEnv(), ...over }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  );

/** A throw-away folder; the caller removes it. */
export const makeProfileDir = (): string => mkdtempSync(join(tmpdir(), 'rollcall-profile-'));

/** Has every host noted that main and the store contact (LOG-4); a store of the caller's own is left alone. */
const toNoted = (
  args: readonly string[],
): { readonly before: readonly string[]; readonly after: readonly string[] } => ({
  before: ['-r', inRoot('test', 'hosts', 'recorder.cjs')],
  after: args.includes('--store-entry')
    ? []
    : ['--store-entry', inRoot('test', 'hosts', 'recorded-store.cjs')],
});

const hasEnded = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;

/** Starts the app with arguments of the caller only; resolves when its first window has loaded. */
export const startElectron = async (options: StartOptions = {}): Promise<StartedApp> => {
  const runtime = await resolveRuntime();
  const profileDir = options.profileDir ?? makeProfileDir();
  const noted = toNoted(options.args ?? []);
  const app = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [
      ...noted.before,
      ...(options.preloads ?? []).flatMap((file) => ['-r', file]),
      '--disable-gpu',
      '--log-level=3',
      inRoot(),
      '--profile',
      profileDir,
      ...noted.after,
      ...(options.args ?? []),
    ],
    cwd: inRoot(),
    env: toEnv(options.env),
  });
  app.context().setDefaultTimeout(10_000);
  const trouble = await watchForTrouble(app);
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  // Playwright forgets the process with the app; a test may end it more than once.
  const child = app.process();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const close = async (): Promise<void> => {
    if (!hasEnded(child)) {
      await app.close();
      await ended;
    }
    if (options.profileDir === undefined) rmSync(profileDir, { recursive: true, force: true });
  };
  const kill = async (): Promise<void> => {
    if (hasEnded(child)) return;
    killTree(child.pid ?? 0);
    await ended;
  };
  return { app, page, profileDir, trouble, close, kill };
};
