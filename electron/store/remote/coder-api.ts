import type { Clock, Log } from '#shared/base/ports.ts';
import type { AccountApi } from './account-port.ts';
import { openReader, type StartReader } from './apart/open-reader.ts';
import type { Reader, ReaderListener } from './apart/types.ts';
import { type CoderClient, toCoderClient } from './call/call-endpoint.ts';
import { type ClientDeps, createClient, type HttpClient, type PaceFacts } from './client.ts';
import { createCalls } from './endpoints/index.ts';
import { DEFAULT_LIMITS, type RemoteLimits } from './limits.ts';
import { createGate } from './pace/gate.ts';
import type { CoderApi } from './port.ts';
import type { HeardTime } from './server-time.ts';
import { displayHost, normaliseUrl } from './url.ts';
import { createLine, type WireReach } from './wire/agent.ts';

export type CoderApiOptions = WireReach & {
  /** The deployment, as `normaliseUrl` gives it. */
  readonly url: string;
  /** Null: only what needs no token (`readBuildInfo`). */
  readonly token: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<RemoteLimits>;
  /** From 0 to below 1, for jitter. */
  readonly random?: () => number;
  /** Told whether the server took the token, at every answer that shows it. */
  readonly tokenTold?: ((standing: 'taken' | 'refused') => void) | undefined;
  /** Told the server's clock by every answer that shows it, and whether the token was taken for that answer. */
  readonly heardTime?: ((time: HeardTime & { readonly isTaken: boolean }) => void) | undefined;
  /** Starts the thread of `openReader`. */
  readonly startReader?: StartReader | undefined;
};

/** Text that cannot travel in a header would make Node throw; no such text is a token, so none is sent. */
const toSendable = (token: string | null): string | null =>
  token !== null && /^[\x21-\x7e]{1,512}$/.test(token) ? token : null;

/** All that one client can do. */
export type FullApi = CoderApi &
  AccountApi &
  Pick<HttpClient, 'limits'> & {
    readonly pace: () => PaceFacts;
    /** Reads for a refresh, in a thread of its own with this client's token, way and gate. Never throws. */
    readonly openReader: (listener: ReaderListener) => Reader;
  };

/** What calls of one deployment with one token go through: sockets, pace and retry quota of its own. */
export type CoderConnection = Pick<
  FullApi,
  'pace' | 'openReader' | 'serverSkewMs' | 'serverNowMs' | 'close'
> & {
  readonly client: HttpClient;
};

const NO_THREAD: StartReader = () => {
  throw new Error('This client was given no way to start a reading thread');
};

/** Throws for a URL that `normaliseUrl` would refuse: such a one must not get here. `close` drops the sockets. */
export const createConnection = (options: CoderApiOptions): CoderConnection => {
  const url = normaliseUrl(options.url);
  if (!url.ok) throw new Error(`Not the address of a deployment: ${url.failure.message}`);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  // Refreshes read in a thread of their own, which may be kept busy.
  const near = { ...limits, bodyBytes: Math.min(limits.bodyBytes, limits.nearBodyBytes) };
  const line = createLine(url.value.url, limits, options);
  const { clock, log } = options;
  const { gate, pace } = createGate(clock, limits);
  const asked = {
    url: url.value.url,
    host: displayHost(url.value.url),
    token: toSendable(options.token),
  };
  const random = options.random ?? Math.random;
  const reading = {
    ...asked,
    start: options.startReader ?? NO_THREAD,
    ca: options.ca ?? [],
    ways: options.ways ?? null,
  };
  let skewMs = 0;
  const heardTime: ClientDeps['heardTime'] = (time) => {
    skewMs = time.skewMs;
    options.heardTime?.(time);
  };
  return {
    client: createClient({
      asked,
      limits: near,
      line,
      gate,
      clock,
      log,
      random,
      tokenTold: options.tokenTold,
      heardTime,
    }),
    serverSkewMs: () => skewMs,
    serverNowMs: () => clock.nowMs() + skewMs,
    pace,
    openReader: (listener) => openReader({ ...reading, gate, limits, clock, log }, listener),
    close: line.close,
  };
};

/** The store's questions over a connection. */
export const toCoderApi = ({
  client,
  pace,
  openReader: reader,
  serverSkewMs,
  serverNowMs,
  close,
}: CoderConnection): FullApi => ({
  ...createCalls(client),
  pace,
  serverSkewMs,
  serverNowMs,
  openReader: reader,
  limits: client.limits,
  close,
});

/** The client of one deployment with one token, as the store wants it. */
export const createCoderApi = (options: CoderApiOptions): FullApi => toCoderApi(createConnection(options));

/** Every endpoint of the table as a method, over a connection of its own. */
export const createCoderClient = (options: CoderApiOptions): CoderClient & { readonly close: () => void } => {
  const { client, close } = createConnection(options);
  return { ...toCoderClient(client), close };
};
