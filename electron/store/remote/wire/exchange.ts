import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { HEAD_BYTES, type RemoteLimits } from '../limits.ts';
import type { WirePhase } from '../port.ts';
import type { WireLine } from './agent.ts';
import { describeError, toBreakReason } from './break-reason.ts';
import { collectBody } from './collect-body.ts';
import { type BreakReason, requestIdOf, type WireBreak, type WireEnd, type WireRequest } from './types.ts';
import { NoWayError, type TriedWay } from './ways.ts';

type Deadlines = {
  /** The connection stands and the request goes out: now the answer is waited for. */
  readonly sent: () => void;
  /** The head of the answer or a piece of its body came. */
  readonly heard: () => void;
  readonly clear: () => void;
};

/** Who tries the ways ends by itself, and knows what was wrong with each; this only ends what does not. */
const GRACE_MS = 1_000;

/** The four time-outs of one exchange: connecting, first byte, silence in the body, and the whole of it. */
export const createDeadlines = (
  limits: Pick<RemoteLimits, 'connectAllMs' | 'firstByteMs' | 'idleBodyMs' | 'wholeMs'>,
  expire: (reason: BreakReason) => void,
): Deadlines => {
  const whole = setTimeout(() => expire('whole-timeout'), limits.wholeMs);
  let stage = setTimeout(() => expire('connect-timeout'), limits.connectAllMs + GRACE_MS);
  let isBody = false;
  const next = (ms: number, reason: BreakReason) => {
    clearTimeout(stage);
    stage = setTimeout(() => expire(reason), ms);
  };
  return {
    sent: () => next(limits.firstByteMs, 'answer-timeout'),
    heard: () => {
      if (isBody) stage.refresh();
      else next(limits.idleBodyMs, 'body-timeout');
      isBody = true;
    },
    clear: () => {
      clearTimeout(whole);
      clearTimeout(stage);
    },
  };
};

const toHeaders = (token: string | null, body: string | undefined): Record<string, string | number> => ({
  Accept: 'application/json',
  'Accept-Encoding': 'identity',
  'User-Agent': 'Rollcall',
  ...(token === null ? {} : { 'Coder-Session-Token': token }),
  ...(body === undefined
    ? {}
    : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) }),
});

/** A socket that may carry the token: connected, and over TLS only after the certificate was accepted. */
const isReady = (socket: Socket): boolean =>
  socket instanceof TLSSocket ? socket.authorized : !socket.connecting;

/** Nothing is handed to Node before this calls back; that is what makes "not sent" a proof. */
const whenReady = (req: ClientRequest, go: () => void): void => {
  req.once('socket', (socket) => {
    if (isReady(socket)) go();
    else socket.once(socket instanceof TLSSocket ? 'secureConnect' : 'connect', go);
  });
};

/** A switch of protocols that nobody asked for; without a listener, Node would say nothing and wait. */
const refuseSwitch = (req: ClientRequest, stop: (reason: BreakReason, detail: string) => void): void => {
  req.on('upgrade', (_, socket) => {
    socket.destroy();
    stop('protocol', 'The server switched to another protocol.');
  });
};

/** Hints (1xx) before an answer. Each costs a turn of our own code, and a server can send a million in a second. */
const MOST_HINTS = 1_000;

/** They may be as many as that, and all together as long as one head: each could be as long as that by itself. */
const refuseHints = (req: ClientRequest, stop: (reason: BreakReason, detail: string) => void): void => {
  let hints = 0;
  let letters = 0;
  req.on('information', ({ rawHeaders }) => {
    hints += 1;
    letters = rawHeaders.reduce((sum, text) => sum + text.length + 2, letters);
    if (hints === MOST_HINTS || letters > HEAD_BYTES) stop('protocol', 'Hints without an answer.');
  });
};

const NOTHING = Buffer.alloc(0);

/** A break with all that the head of the answer told, if one came. */
const toBreak = (
  phase: WirePhase,
  reason: BreakReason,
  detail: string,
  answer: IncomingMessage | null,
): WireBreak => {
  const headers = answer?.headersDistinct ?? {};
  const requestId = requestIdOf({ kind: 'answer', status: 0, headers, body: NOTHING });
  return { kind: 'break', phase, reason, detail, status: answer?.statusCode ?? null, requestId };
};

export type ExchangeOptions = {
  readonly signal?: AbortSignal | undefined;
  /** On a connection that carried nothing before. */
  readonly isFresh?: boolean | undefined;
  /** Called once there is a connection, right before the first byte leaves; whoever aborts then keeps it from leaving. */
  readonly onStart?: (() => void) | undefined;
};

/**
 * Sends one request once and tells how it ended. Never throws for what the wire does, never follows a redirect,
 * never sends anything a second time.
 */
export const exchange = (
  line: WireLine,
  limits: RemoteLimits,
  token: string | null,
  request: WireRequest,
  { signal, isFresh = false, onStart }: ExchangeOptions = {},
): Promise<WireEnd> =>
  new Promise((resolve) => {
    let phase: WirePhase = 'connecting';
    let answer: IncomingMessage | null = null;
    const { method, path } = request;
    const req = line.open({ method, path, headers: toHeaders(token, request.body) }, isFresh);
    const settle = (end: WireEnd) => {
      deadlines.clear();
      signal?.removeEventListener('abort', onAbort);
      resolve(end);
    };
    const stop = (reason: BreakReason, detail: string, tried: readonly TriedWay[] = []) => {
      settle({ ...toBreak(phase, reason, detail, answer), ...(tried.length === 0 ? {} : { tried }) });
      req.destroy();
    };
    const onAbort = () => {
      // A write that is out is heard to its end: cutting it short would only make its fate unknown.
      if (request.method === 'GET' || phase === 'connecting') stop('aborted', '');
    };
    const deadlines = createDeadlines(limits, (reason) => stop(reason, ''));
    req.on('error', (error) => {
      const tried = error instanceof NoWayError ? error.tried : [];
      stop(toBreakReason(error, phase, line.secure), describeError(error), tried);
    });
    refuseSwitch(req, stop);
    refuseHints(req, stop);
    req.on('response', (response) => {
      phase = 'headers';
      answer = response;
      deadlines.heard();
      // Of a refusal no more than some words are read, whatever its length.
      const isSuccess = (response.statusCode ?? 0) < 400;
      const most = isSuccess ? (request.mostBytes ?? limits.bodyBytes) : limits.bodyBytes;
      const capBytes = Math.min(limits.bodyBytes, most);
      collectBody(response, capBytes, { heard: deadlines.heard, whole: settle, broken: stop });
    });
    whenReady(req, () => {
      if (req.destroyed) return;
      onStart?.();
      if (req.destroyed) return;
      phase = 'bytes-written';
      deadlines.sent();
      req.end(request.body);
    });
    if (signal?.aborted) onAbort();
    else signal?.addEventListener('abort', onAbort, { once: true });
  });
