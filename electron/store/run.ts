import { hostname } from 'node:os';
import { watchTokens } from './account/token/watch.ts';
import { createAnnouncer } from './api/announcer.ts';
import { answerAhead } from './api/answer-ahead.ts';
import { createDispatch } from './api/dispatch.ts';
import { createFirstAnswers } from './api/first-answers.ts';
import { createTurns } from './api/turns.ts';
import { serveWindow } from './api/window-session.ts';
import { connectHost } from './host/connect-host.ts';
import { createClientCode } from './root/client-code.ts';
import { randomIds, systemClock } from './root/clock.ts';
import { openData } from './root/data.ts';
import { createHandlers } from './root/handlers.ts';
import { createServices } from './root/services.ts';
import { watchCopies } from './root/watch-copies.ts';

/**
 * Runs the store process: the only place that constructs services and reads the environment. Whoever started it (as a
 * utility process or as a child under npm's Node) is hidden behind the host. Call once.
 */
export const run = async (): Promise<void> => {
  const host = connectHost();
  const { profileDir, version, launcher } = await host.start;
  const { log, ask } = host;
  const clock = systemClock;
  const ids = randomIds;
  const data = openData({ profileDir, ask, clock, log });
  const announcer = createAnnouncer(setTimeout);
  const services = createServices({
    data,
    loadCreateApi: createClientCode(() => import('./remote/coder-api.ts')),
    profileDir,
    ask,
    announce: announcer.announce,
    setProgress: host.setProgress,
    notify: host.notify,
    clock,
    ids,
    log,
    machine: hostname(),
  });
  const recovered = services.engine.recover();
  if (!recovered.ok) log.error('engine.off', { code: recovered.failure.code });

  services.idleLock.begin();
  const stopWatching = watchTokens({
    journal: data.journal,
    clock,
    serverClocks: services.accounts.serverClocks,
    changed: () => services.announce(['token']),
  });
  const copies = watchCopies({ data, clock, log, announce: services.announce, isBusy: services.isBusy });
  const handlers = createHandlers({
    data,
    services,
    ask,
    ids,
    // After the answer to whoever asked for it.
    startAnew: () => void setImmediate(host.startAnew),
    version,
    launcher,
  });
  const checkOutput = process.env.NODE_ENV !== 'production';
  const { monotonicMs } = clock;
  const turns = createTurns({
    isApplying: services.engine.isBusy,
    monotonicMs,
    soon: setImmediate,
    later: setTimeout,
  });
  const dispatch = createDispatch({ handlers, announce: services.announce, log, ids, turns, checkOutput });
  /** Before the copies are open there is nothing to answer from. */
  const dispatchWhenOpen: typeof dispatch = async (...call) => {
    await copies.opened;
    return dispatch(...call);
  };
  // While the window is still on its way.
  const answerFirst = answerAhead(createFirstAnswers(dispatchWhenOpen), announcer.listen);
  host.onWindow((port) => {
    const window = serveWindow(port, { dispatch: dispatchWhenOpen, log, monotonicMs });
    port.onClose(announcer.listen(window.changed));
    void answerFirst().then(window.first);
  });
  host.onAway(services.idleLock.away);
  host.onPower(services.engine.onPower);
  host.onShutdown(async () => {
    stopWatching();
    copies.stop();
    services.sync.cancelAll();
    await services.engine.stop();
    services.accounts.apis.closeAll();
    await services.accounts.demos.stopAll();
    data.close();
  });
  host.ready();
};
