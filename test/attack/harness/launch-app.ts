import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from '@playwright/test';
import { inRoot } from '#build/base/root.ts';
import { resolveRuntime } from '#build/runtime/resolve.ts';
import { findStubStore } from './stub-store.ts';

export type LaunchOptions = {
  readonly launcher?: 'utility-process' | 'child-process';
  /** The stub unless said otherwise; the real one is bundled by the build. */
  readonly store?: 'stub' | 'real';
  /** Pages that do nothing of their own unless said otherwise. */
  readonly pages?: 'stub' | 'real';
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** A running app with a profile of its own. `close` ends it and removes the profile. */
export type RunningApp = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly profileDir: string;
  readonly close: () => Promise<void>;
};

/** Starts the app in the real Electron of this machine; resolves when its window has loaded. */
export const launchApp = async (options: LaunchOptions = {}): Promise<RunningApp> => {
  const runtime = await resolveRuntime();
  const profileDir = mkdtempSync(join(tmpdir(), 'rollcall-attack-'));
  const args = ['--disable-gpu', '--log-level=3', inRoot(), '--profile', profileDir];
  if (options.launcher !== undefined) args.push('--store-launcher', options.launcher);
  if (options.store !== 'real') args.push('--store-entry', await findStubStore());
  if (options.pages !== 'real') args.push('--renderer-dir', inRoot('test', 'attack', 'stub', 'pages'));
  const app = await _electron.launch({
    executablePath: runtime.executablePath,
    args: [...args, ...(options.args ?? [])],
    cwd: inRoot(),
    env: { ...toEnv(), ...options.env },
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('load');
  const close = async (): Promise<void> => {
    await app.close();
    rmSync(profileDir, { recursive: true, force: true });
  };
  return { app, page, profileDir, close };
};

const toEnv = (): Record<string, string> =>
  Object.fromEntries(Object.entries(process.env).flatMap(([k, v]) => (v === undefined ? [] : [[k, v]])));
