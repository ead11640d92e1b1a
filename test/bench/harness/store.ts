import { createAnnouncer } from '#electron/store/api/announcer.ts';
import { createDispatch } from '#electron/store/api/dispatch.ts';
import { createTurns } from '#electron/store/api/turns.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { randomIds, systemClock } from '#electron/store/root/clock.ts';
import { openData } from '#electron/store/root/data.ts';
import { createHandlers } from '#electron/store/root/handlers.ts';
import { createServices } from '#electron/store/root/services.ts';
import type { Input, Name, Output } from '#shared/contract/index.ts';
import { silentLog } from '#test/kit/clock.ts';
import type { createFakeMain } from '#test/kit/store.ts';

/** The whole store on a profile, called like the window calls it. Answers are not checked, as in the product. */
export const openBenchStore = (profileDir: string, main: ReturnType<typeof createFakeMain>) => {
  const data = openData({ profileDir, ask: main.ask, clock: systemClock, log: silentLog });
  const { announce } = createAnnouncer(setTimeout);
  const common = { data, ask: main.ask, ids: randomIds };
  const services = createServices({
    ...common,
    loadCreateApi: async () => createCoderApi,
    profileDir,
    announce,
    setProgress: () => undefined,
    notify: () => undefined,
    machine: 'bench',
    clock: systemClock,
    log: silentLog,
  });
  services.engine.recover();
  const handlers = createHandlers({
    ...common,
    services,
    startAnew: () => undefined,
    version: 'bench',
    launcher: 'child-process',
  });
  const dispatch = createDispatch({
    handlers,
    announce: services.announce,
    log: silentLog,
    ids: randomIds,
    turns: createTurns({
      isApplying: services.engine.isBusy,
      monotonicMs: systemClock.monotonicMs,
      soon: setImmediate,
      later: setTimeout,
    }),
    checkOutput: false,
  });
  const { signal } = new AbortController();
  const must = async <N extends Name>(name: N, input: Input<N>): Promise<Output<N>> => {
    await data.ready;
    const reply = await dispatch(name, input, { signal });
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}: ${reply.failure.message}`);
    // The handler of a name answers with that name's output: the mapped type of the handlers says so.
    return reply.value as Output<N>;
  };
  const close = async (): Promise<void> => {
    await services.engine.stop();
    services.accounts.apis.closeAll();
    data.close();
  };
  return { must, services, data, close };
};
