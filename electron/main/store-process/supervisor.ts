import type { MessagePortMain } from 'electron';
import type { Clock } from '#shared/base/ports.ts';
import { ANEW_EXIT_CODE, type Away } from '#shared/contract/host.ts';
import { createRestarts } from '../restarts.ts';
import { endStore } from './end-store.ts';
import { createFewPorts } from './few-ports.ts';
import type { Launcher, StoreChild } from './store-child.ts';
import { type StoreHandlers, takeFromStore } from './take.ts';
import { createWindowRegistry } from './window-registry.ts';

export type SupervisorDeps = StoreHandlers & {
  /** Starts a store and tells it what to open. */
  readonly launch: () => StoreChild;
  readonly launcher: Launcher;
  readonly clock: Pick<Clock, 'monotonicMs'>;
};

/**
 * Keeps one store process running: starts it again after an unexpected end (up to three times in ten minutes) and
 * gives every window a new port then; after that every call of a window fails with `store-gone`.
 */
export const createSupervisor = (deps: SupervisorDeps) => {
  const { log, clock } = deps;
  const windows = createWindowRegistry(deps.launcher === 'child-process');
  const few = createFewPorts({ monotonicMs: clock.monotonicMs, later: setTimeout });
  const mayRestart = createRestarts();
  let child: StoreChild | null = null;
  let isStopping = false;

  const ended = (code: number | null): void => {
    child = null;
    deps.onProgress(null);
    if (isStopping) return;
    if (code === ANEW_EXIT_CODE) {
      begin();
      windows.reopenAll(child);
      return;
    }
    // Code 0 too: an old utility process that cannot load the database ends with it.
    log.error('store: ended unexpectedly', { code });
    if (mayRestart(clock.monotonicMs())) begin();
    else log.error('store: not started again');
    windows.reopenAll(child);
  };

  const begin = (): void => {
    try {
      const next = deps.launch();
      child = next;
      next.onExit(ended);
      next.onComplaint((text) => log.error('store: stderr', { text }));
      next.onMessage((message) => takeFromStore(next, message, { ...deps, toWindow: windows.fromStore }));
    } catch (error) {
      // No Node to run it with: windows get ports that say so.
      log.error('store: could not be started', { error });
    }
  };

  /** Gives a window a port; and another, by itself, whenever there is a new store behind it. */
  const connect = (windowId: number, deliver: (port: MessagePortMain) => void): void =>
    few(windowId, () => {
      if (!isStopping) windows.open(windowId, deliver, child);
    });

  /** Resolves when the store has ended, by itself or by force. No window gets a port after this. */
  const shutdown = async (): Promise<void> => {
    isStopping = true;
    if (child !== null && !(await endStore(child))) log.error('store: had to be ended');
  };

  const sendAway = (away: Away): void => child?.post({ kind: 'away', ...away });
  const sendPower = (event: 'suspend' | 'resume'): void => child?.post({ kind: 'power', event });
  return { begin, connect, shutdown, sendPower, sendAway };
};

export type Supervisor = ReturnType<typeof createSupervisor>;
