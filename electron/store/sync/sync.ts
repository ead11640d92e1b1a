import type { DeploymentId } from '#shared/base/brand.ts';
import type { Failure } from '#shared/base/failure.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Topic } from '#shared/contract/define.ts';
import { countRows } from '../copy/member.ts';
import { findPass } from '../copy/pass.ts';
import { copyBytes } from '../db/cache.ts';
import type { Copy } from '../db/copies.ts';
import { clearIncoming, createIncomingRoles, openIncoming } from './incoming.ts';
import { createMeter, type Meter } from './meter.ts';
import { PARTS_MS } from './parts.ts';
import { runPass } from './run-pass.ts';
import type { SyncDeps, SyncFailure, SyncProgress, SyncSummary } from './types.ts';

type SyncStatus = {
  readonly state: 'idle' | 'running';
  readonly asOf: string | null;
  readonly progress: SyncProgress | null;
  readonly problem: { readonly code: string; readonly message: string; readonly at: string } | null;
};

/** Copies deployments into the cache, one run at a time for each. */
export type Sync = {
  /** Ends when the pass is in the cache, or failed or was cancelled and the previous copy is whole. */
  readonly start: (
    deploymentId: DeploymentId,
    signal?: AbortSignal,
  ) => Promise<Result<SyncSummary, SyncFailure>>;
  /** Settles when no run of this deployment is at work any more, however it ended; never rejects. */
  readonly whenIdle: (deploymentId: DeploymentId) => Promise<void>;
  readonly cancel: (deploymentId: DeploymentId) => void;
  /** For the end of the process: after it, nothing of a run touches the copy any more. */
  readonly cancelAll: () => void;
  readonly getStatus: (deploymentId: DeploymentId) => SyncStatus;
};

type Run = {
  readonly controller: AbortController;
  /** Those who wait for its end. */
  readonly waiting: (() => void)[];
  progress: SyncProgress | null;
  announcedMs: number;
};

const ANNOUNCE_EVERY_MS = 100;
const PAGE_ROWS = 1_000;
/** What a new copy changes; said here too, since not every run is started by a command of the window. */
const COPIED: readonly Topic[] = ['sync', 'organizations', 'roles', 'members', 'deployments'];

const toPageRows = (asked: number | undefined): number =>
  Math.min(PAGE_ROWS, Math.max(2, asked ?? PAGE_ROWS));

/** Builds the service. Nothing runs until `start`. */
export const createSync = (deps: SyncDeps): Sync => {
  const { copies, clock, log, announce } = deps;
  const runs = new Map<DeploymentId, Run>();
  let isEnding = false;
  const problems = new Map<DeploymentId, NonNullable<SyncStatus['problem']>>();

  const tell = (run: Run, progress: SyncProgress): void => {
    run.progress = progress;
    const now = clock.monotonicMs();
    if (now - run.announcedMs < ANNOUNCE_EVERY_MS) return;
    run.announcedMs = now;
    announce(['sync']);
  };
  const rest = async (): Promise<void> => void (await clock.sleep(0));
  const passOver = async (
    deploymentId: DeploymentId,
    run: Run,
    meter: Meter,
    cache: Copy,
  ): Promise<Result<SyncSummary, SyncFailure>> => {
    const opened = await deps.openReader(deploymentId, { read: meter.read, ended: meter.stop });
    if (!opened.ok) return opened;
    const { api, close } = opened.value;
    const stop = new AbortController();
    const { signal } = stop;
    for (const cause of [run.controller.signal, meter.signal]) {
      if (cause.aborted) stop.abort();
      cause.addEventListener('abort', () => stop.abort(), { once: true });
    }
    // Whatever the thread is in the middle of: it ends now, and everything that waits for it with it.
    signal.addEventListener('abort', close, { once: true });
    const incoming = openIncoming(cache, deploymentId, { signal, clock });
    try {
      if (signal.aborted) close();
      const ended = await runPass({
        deploymentId,
        api,
        cache,
        clock,
        serverNowMs: () => deps.serverNowMs?.(deploymentId) ?? clock.nowMs(),
        actorId: deps.findActor?.(deploymentId) ?? null,
        partsMs: deps.partsMs ?? PARTS_MS,
        signal,
        meter,
        pageRows: toPageRows(deps.pageRows),
        tell: (progress) => tell(run, progress),
        incoming,
        incomingRoles: createIncomingRoles(cache, deploymentId),
        diskSpace: deps.diskSpace ?? (() => null),
        meet: async () => (await deps.meet?.(deploymentId)) ?? ok(null),
      });
      const problem = meter.problem();
      return ended.ok || problem === null ? ended : { ok: false, failure: problem };
    } finally {
      incoming?.drop();
      close();
    }
  };
  const work = async (deploymentId: DeploymentId, run: Run): Promise<Result<SyncSummary, SyncFailure>> => {
    // A keychain that was locked may be open by now; a copy that was erased gets a new file and a new key.
    await copies.open(deploymentId);
    const cache = copies.of(deploymentId);
    await clearIncoming(cache, deploymentId, rest);
    const meter = createMeter({
      clock,
      knownRows: countRows(cache.read, deploymentId),
      copyBytes: copyBytes(cache.read),
      budget: deps.budget,
    });
    const ended = await passOver(deploymentId, run, meter, cache);
    // The files are about to be closed: what is left over is cleared before the next pass.
    if (!ended.ok && !isEnding) await clearIncoming(cache, deploymentId, rest);
    return ended;
  };
  const note = (deploymentId: DeploymentId, failure: Failure<SyncFailure> | null): void => {
    if (failure === null) problems.delete(deploymentId);
    // Who cancels knows that it was cancelled.
    else if (failure.code !== 'sync-cancelled') {
      const at = new Date(clock.nowMs()).toISOString();
      problems.set(deploymentId, { code: failure.code, message: failure.message, at });
    }
  };
  return {
    start: async (deploymentId, signal) => {
      if (runs.has(deploymentId))
        return fail('busy', 'A sync is running already. Wait for it, or cancel it.');
      const controller = new AbortController();
      const run: Run = { controller, waiting: [], progress: null, announcedMs: Number.NEGATIVE_INFINITY };
      const onAbort = () => controller.abort();
      if (signal?.aborted) controller.abort();
      signal?.addEventListener('abort', onAbort, { once: true });
      runs.set(deploymentId, run);
      let isNew = false;
      try {
        const done = await work(deploymentId, run);
        note(deploymentId, done.ok ? null : done.failure);
        deps.ended?.(deploymentId, done.ok ? null : done.failure.code);
        if (done.ok) log.info('sync.ended', { ...done.value });
        else log.warn('sync.failed', { code: done.failure.code });
        isNew = done.ok;
        return done;
      } finally {
        signal?.removeEventListener('abort', onAbort);
        runs.delete(deploymentId);
        // Asking for the token may have shown that the keychain is locked, or open again.
        announce(isNew ? COPIED : ['sync', 'deployments']);
        for (const go of run.waiting) go();
      }
    },
    whenIdle: async (deploymentId) => {
      for (let run = runs.get(deploymentId); run !== undefined; run = runs.get(deploymentId))
        await new Promise<void>((go) => void run?.waiting.push(go));
    },
    cancel: (deploymentId) => runs.get(deploymentId)?.controller.abort(),
    cancelAll: () => {
      isEnding = true;
      for (const run of runs.values()) run.controller.abort();
    },
    getStatus: (deploymentId) => {
      const run = runs.get(deploymentId);
      return {
        state: run === undefined ? 'idle' : 'running',
        asOf: findPass(copies.of(deploymentId).read, deploymentId)?.asOf ?? null,
        progress: run?.progress ?? null,
        problem: problems.get(deploymentId) ?? null,
      };
    },
  };
};
