import { inRoot } from '#build/base/root.ts';
import { type StartedApp, startElectron } from '#test/kit/app.ts';
import { findStubStore } from './stub-store.ts';

export type LaunchOptions = {
  readonly launcher?: 'utility-process' | 'child-process';
  /** The stub unless said otherwise; the real one is bundled by the build. */
  readonly store?: 'stub' | 'real';
  /** Pages that do nothing of their own unless said otherwise. */
  readonly pages?: 'stub' | 'real';
  readonly args?: readonly string[];
  readonly preloads?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** A running app with a profile of its own. `close` ends it and removes the profile. */
export type RunningApp = Pick<StartedApp, 'app' | 'page' | 'profileDir' | 'close'>;

/** Starts the app in the real Electron of this machine; resolves when its window has loaded. */
export const launchApp = async (options: LaunchOptions = {}): Promise<RunningApp> => {
  const args: string[] = [];
  if (options.launcher !== undefined) args.push('--store-launcher', options.launcher);
  if (options.store !== 'real') args.push('--store-entry', await findStubStore());
  if (options.pages !== 'real') args.push('--renderer-dir', inRoot('test', 'attack', 'stub', 'pages'));
  args.push(...(options.args ?? []));
  const { env, preloads } = options;
  return startElectron({ args, ...(env && { env }), ...(preloads && { preloads }) });
};
