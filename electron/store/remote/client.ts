import type { Clock, Log } from '#shared/base/ports.ts';
import type { RemoteLimits } from './limits.ts';
import type { AskedServer } from './outcome/answer-table.ts';
import type { Gate } from './pace/gate.ts';
import type { Health, RequestLane } from './pace/limiter.ts';
import { readReserve } from './pace/reserve.ts';
import { backoffMs } from './pace/retries.ts';
import { readRetryAfter } from './pace/retry-after.ts';
import { type HeardTime, readServerTime } from './server-time.ts';
import type { WireLine } from './wire/agent.ts';
import { type ExchangeOptions, exchange } from './wire/exchange.ts';
import type { WireAnswer, WireBreak, WireEnd, WireRequest } from './wire/types.ts';

type ReadOptions = {
  readonly signal?: AbortSignal | undefined;
  /** Says of an answer that looks like trouble that it is none: it is neither repeated nor held against the host. */
  readonly isDone?: (end: WireEnd) => boolean;
  /** Called right before the first byte of each try leaves: what is answered cannot be older than the last call. */
  readonly onStart?: (() => void) | undefined;
};

/** One deployment's door to the wire: everything goes through its gate; only reads are ever repeated. */
export type HttpClient = {
  readonly asked: AskedServer;
  readonly limits: RemoteLimits;
  /** One read, tried again within the limits while trouble looks passing. */
  readonly read: (request: WireRequest, options?: ReadOptions) => Promise<WireEnd>;
  /** One write, sent once at most. */
  readonly write: (request: WireRequest, signal?: AbortSignal, onStart?: () => void) => Promise<WireEnd>;
  readonly retryAfterMs: (answer: WireAnswer) => number;
};

/** How the host is being used now, and how quickly it answered lately (milliseconds; null: not known). */
export type PaceFacts = {
  readonly width: number;
  readonly writesPerSecond: number;
  readonly readMs: number | null;
  readonly writeMs: number | null;
};

export type ClientDeps = {
  readonly asked: AskedServer;
  readonly limits: RemoteLimits;
  readonly line: WireLine;
  readonly gate: Gate;
  readonly clock: Clock;
  readonly log: Log;
  readonly random: () => number;
  /** Told whether the server took the token, at every answer that shows it. */
  readonly tokenTold?: ((standing: 'taken' | 'refused') => void) | undefined;
  /** Told the size of every answer, unpacked, whatever became of it. */
  readonly heard?: ((bytes: number) => void) | undefined;
  /** Told the server's clock by every answer that shows it, and whether the token was taken for that answer. */
  readonly heardTime?: ((time: HeardTime & { readonly isTaken: boolean }) => void) | undefined;
};

const healthOf = (end: WireEnd, isDone: boolean): Health => {
  if (isDone) return 'clean';
  if (end.kind === 'break') {
    if (end.reason === 'aborted') return 'neutral';
    return end.phase === 'connecting' ? 'unreached' : 'trouble';
  }
  return end.status === 429 || end.status >= 500 ? 'trouble' : 'clean';
};

/** 408: what stands before a server gives up idle connections so, and a request may cross it. */
const PASSING: readonly number[] = [408, 429];

/** Trouble that may be over in a moment. A refused connection or an unknown name is told at once instead. */
const isPassing = (end: WireEnd): boolean => {
  if (end.kind === 'answer') return PASSING.includes(end.status) || (end.status >= 500 && end.status !== 511);
  return end.reason === 'reset' || end.reason === 'protocol' || end.reason === 'body-timeout';
};

const STOPPED: WireBreak = {
  kind: 'break',
  phase: 'connecting',
  reason: 'aborted',
  detail: '',
  status: null,
  requestId: null,
};

/** Only an answer that was given to this token says something of it: others come from whoever stands in between. */
const tellToken = (status: number, told: ClientDeps['tokenTold']): void => {
  if (status === 401) told?.('refused');
  else if (status >= 200 && status < 300) told?.('taken');
};

type OnceOptions = ReadOptions & ExchangeOptions;

/** Joins wire, pace and retries. Path names reach the log without their query. */
export const createClient = (deps: ClientDeps): HttpClient => {
  const { clock, gate, limits, log } = deps;
  const retryAfterMs = (answer: WireAnswer) =>
    readRetryAfter(answer, clock.nowMs(), { minMs: limits.pauseMinMs, maxMs: limits.pauseMaxMs }) *
    (1 + 0.2 * deps.random());

  const once = async (
    lane: RequestLane,
    request: WireRequest,
    { signal, isDone, isFresh, onStart }: OnceOptions,
  ): Promise<WireEnd> => {
    if ((await gate.enter(lane, signal)) === 'aborted') return STOPPED;
    if (deps.line.isClosed()) {
      gate.leave('neutral');
      return STOPPED;
    }
    const startMs = clock.monotonicMs();
    const token = request.isPublic === true ? null : deps.asked.token;
    const end = await exchange(deps.line, limits, token, request, { signal, isFresh, onStart });
    const health = healthOf(end, isDone?.(end) ?? false);
    if (end.kind === 'answer') {
      deps.heard?.(end.body.length);
      const time = readServerTime(end, clock.nowMs(), clock.monotonicMs() - startMs);
      if (token !== null) tellToken(end.status, deps.tokenTold);
      const isTaken = token !== null && end.status >= 200 && end.status <= 299;
      if (time !== null) deps.heardTime?.({ ...time, isTaken });
    }
    if (health === 'clean') gate.earn();
    if (end.kind === 'answer' && health === 'clean')
      gate.note(lane, clock.monotonicMs() - startMs, end.body.length);
    const reserveMs = end.kind === 'answer' ? readReserve(end, clock.nowMs(), limits.reserveShare) : null;
    if (reserveMs !== null) gate.reserve(reserveMs);
    // The pause comes before the place is given up, or the next in line would slip through.
    if (end.kind === 'answer' && (end.status === 429 || (end.status === 503 && end.headers['retry-after'])))
      gate.pause(retryAfterMs(end));
    gate.leave(health);
    if (health === 'trouble' || health === 'unreached')
      log.warn('remote.trouble', { status: end.status, reason: end.kind === 'break' ? end.reason : null });
    return end;
  };
  return {
    asked: deps.asked,
    limits,
    retryAfterMs,
    write: (request, signal, onStart) => once('write', request, { signal, onStart }),
    read: async (request, options = {}) => {
      for (let attempt = 1; ; attempt += 1) {
        // A kept connection may be one that the server has ended just now, and so may be the next one.
        const end = await once('read', request, { ...options, isFresh: attempt > 1 });
        if (!isPassing(end) || options.isDone?.(end) || attempt >= limits.attempts) return end;
        if (!(await gate.spend())) return end;
        if ((await clock.sleep(backoffMs(attempt, limits, deps.random), options.signal)) === 'aborted')
          return STOPPED;
      }
    },
  };
};
