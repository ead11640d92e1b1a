import { say, toDuration } from '../base/say.ts';
import { resolveRuntime, toLabel } from '../runtime/resolve.ts';
import type { Runtime } from '../runtime/types.ts';
import { hasDisplay } from '../system/display.ts';
import { prepareSystem } from '../system/prepare.ts';
import { bundle } from './bundle.ts';

export type ReadyOptions = {
  /** Prepare an own unseen display even when the person has one. */
  readonly ownDisplay: boolean;
  readonly keyring: boolean;
  /** False when the caller has just built. */
  readonly build: boolean;
};

/** Everything between a fresh `npm ci` and a first window: runtime, system, bundle. Says each step in one line. */
export const makeReady = async (options: ReadyOptions): Promise<Runtime> => {
  const runtime = await resolveRuntime();
  say(toLabel(runtime));
  const xvfb = options.ownDisplay || !hasDisplay();
  await prepareSystem({ executablePath: runtime.executablePath, xvfb, keyring: options.keyring });
  if (options.build) {
    const startMs = performance.now();
    await bundle();
    say(`Built in ${toDuration(performance.now() - startMs)}.`);
  }
  return runtime;
};
