import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Twin } from '#electron/demo/index.ts';
import type { Ask } from '#electron/store/account/secrets.ts';
import { createAnnouncer } from '#electron/store/api/announcer.ts';
import { createDispatch } from '#electron/store/api/dispatch.ts';
import { createTurns } from '#electron/store/api/turns.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { randomIds, systemClock } from '#electron/store/root/clock.ts';
import { openData } from '#electron/store/root/data.ts';
import { createHandlers } from '#electron/store/root/handlers.ts';
import { createServices } from '#electron/store/root/services.ts';
import type { DeploymentId } from '#shared/base/brand.ts';
import type { Log } from '#shared/base/ports.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/define.ts';
import type { Notice, PersonCheck, StoreAnswers, StoreAsk } from '#shared/contract/host.ts';
import type { Input, Name, Output, Reply } from '#shared/contract/index.ts';
import { silentLog } from './clock.ts';

type Answer = StoreAnswers[StoreAsk['ask']];

/** What main would do, in memory: a keychain, an approval that says yes, a disk that takes files. */
export const createFakeMain = () => {
  const secrets = new Map<string, string>();
  const files: { readonly name: string; readonly content: string }[] = [];
  const asked: StoreAsk[] = [];
  const state = {
    keychain: 'ready' as 'ready' | 'locked',
    approves: true,
    /** The file that the person chooses; null: none. */
    picks: null as { readonly fileName: string; readonly content: string } | null,
    /** How the system can ask who sits there, and whether it is the right one. */
    check: null as PersonCheck | null,
    isOwner: true,
    /** What the system's proxy settings say. */
    proxyRules: 'DIRECT',
    /** The end of the log. */
    log: '',
    /** Answers in the place of main, now or later; null: main answers. */
    intercept: (_ask: StoreAsk): Answer | Promise<Answer> | null => null,
  };
  const locked = fail('keychain-locked', 'The keychain is locked. Unlock it and try again.');
  const answer = (ask: StoreAsk): Answer | Promise<Answer> => {
    asked.push(ask);
    const instead = state.intercept(ask);
    if (instead !== null) return instead;
    if (ask.ask.startsWith('secret.') && state.keychain === 'locked') return locked;
    switch (ask.ask) {
      case 'secret.probe':
        return ok({ backend: 'memory' });
      case 'secret.read':
        return ok({ secret: secrets.get(ask.account) ?? null });
      case 'secret.write':
        secrets.set(ask.account, ask.secret);
        return ok({ backend: 'memory' });
      case 'secret.erase':
        return ok({ erased: secrets.delete(ask.account) });
      case 'approve':
        return ok({ approved: state.approves });
      case 'save-file':
        files.push({ name: ask.suggestedName, content: ask.content });
        if (ask.beside === undefined)
          return ok({ saved: true, fileName: ask.suggestedName, besideName: null });
        files.push({ name: `${ask.suggestedName}.${ask.beside.kind}`, content: ask.beside.content });
        return ok({ saved: true, fileName: ask.suggestedName, besideName: files.at(-1)?.name ?? null });
      case 'open-external':
        return ok({});
      case 'pick-file':
        return ok({ file: state.picks });
      case 'person.probe':
        return ok({ check: state.check });
      case 'person.check':
        return ok({ passed: state.isOwner });
      case 'resolve-proxy':
        return ok({ rules: state.proxyRules });
      case 'log-tail':
        return ok({ text: state.log });
    }
  };
  // Each branch above answers its own ask; a lookup by name cannot carry that to the type system.
  const ask = (async (question: StoreAsk) => answer(question)) as Ask;
  return { ask, secrets, files, asked, state };
};

/** A whole store over a throw-away profile, called like the window calls it; output is checked. */
export const openStore = (
  main = createFakeMain(),
  profileDir = mkdtempSync(join(tmpdir(), 'rollcall-store-')),
  /** Called when the databases are open, and nothing else is. */
  onOpened: () => void = () => undefined,
) => {
  const data = openData({ profileDir, ask: main.ask, clock: systemClock, log: silentLog });
  onOpened();
  /** Every line of the log, as it would go to main. */
  const lines: unknown[] = [];
  const write = (event: string, fields?: Readonly<Record<string, unknown>>): void =>
    void lines.push({ event, fields });
  const log: Log = { info: write, warn: write, error: write };
  const announcer = createAnnouncer(setTimeout);
  const topics: Topic[] = [];
  /** What a person who is elsewhere would be told. */
  const notices: Notice[] = [];
  announcer.listen((changed) => topics.push(...changed));
  const services = createServices({
    data,
    loadCreateApi: async () => createCoderApi,
    profileDir,
    ask: main.ask,
    announce: announcer.announce,
    setProgress: () => undefined,
    notify: (notice) => void notices.push(notice),
    clock: systemClock,
    ids: randomIds,
    log,
    machine: 'test-machine',
  });
  services.engine.recover();
  services.idleLock.begin();
  /** How often the store wanted to be started anew. */
  const startedAnew: true[] = [];
  const handlers = createHandlers({
    data,
    services,
    ask: main.ask,
    ids: randomIds,
    startAnew: () => void startedAnew.push(true),
    version: '0.0.0-test',
    launcher: 'child-process',
  });
  const dispatch = createDispatch({
    handlers,
    announce: services.announce,
    log,
    ids: randomIds,
    turns: createTurns({
      isApplying: services.engine.isBusy,
      monotonicMs: systemClock.monotonicMs,
      soon: setImmediate,
      later: setTimeout,
    }),
    checkOutput: true,
  });
  const { signal } = new AbortController();
  const ready = data.ready.then(data.sealTexts);
  const call = async <N extends Name>(name: N, input: Input<N>): Promise<Reply<N>> => {
    await ready;
    return (await dispatch(name, input, { signal })) as Reply<N>;
  };
  /** The value of a call that has to succeed. */
  const must = async <N extends Name>(name: N, input: Input<N>): Promise<Output<N>> => {
    const reply = await call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}: ${reply.failure.message}`);
    return reply.value;
  };
  const close = async (): Promise<void> => {
    services.sync.cancelAll();
    await services.engine.stop();
    services.accounts.apis.closeAll();
    await services.accounts.demos.stopAll();
    data.close();
  };
  const dispose = async (): Promise<void> => {
    await close();
    rmSync(profileDir, { recursive: true, force: true });
  };
  return {
    call,
    must,
    dispatch,
    main,
    services,
    data,
    profileDir,
    topics,
    listen: announcer.listen,
    notices,
    lines,
    startedAnew,
    close,
    dispose,
  };
};

/** Connects a twin as its owner and reads all of it, as a person begins with a server. */
export const connectTwin = async (
  store: ReturnType<typeof openStore>,
  twin: Pick<Twin, 'url' | 'ownerToken'>,
  environment: 'production' | 'staging' = 'staging',
): Promise<DeploymentId> => {
  const { id } = await store.must('deployment.connect', {
    url: twin.url,
    token: twin.ownerToken,
    name: 'Acme',
    environment,
    colour: 'blue',
  });
  await store.must('sync.start', { deploymentId: id });
  return id;
};
