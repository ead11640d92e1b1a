import type { Clock, Log } from '#shared/base/ports.ts';
import { createClient } from './client.ts';
import { createDirectory } from './endpoints/directory.ts';
import { createPages } from './endpoints/pages.ts';
import { createPutMemberRoles } from './endpoints/put-member-roles.ts';
import { createReadMemberRoles } from './endpoints/read-member-roles.ts';
import { DEFAULT_LIMITS, type RemoteLimits } from './limits.ts';
import { createLimiter } from './pace/limiter.ts';
import type { CoderApi } from './port.ts';
import { displayHost, normaliseUrl } from './url.ts';
import { createLine } from './wire/agent.ts';

export type CoderApiOptions = {
  /** The deployment, as `normaliseUrl` gives it. */
  readonly url: string;
  /** Null: only what needs no token (`readBuildInfo`). */
  readonly token: string | null;
  readonly clock: Clock;
  readonly log: Log;
  readonly limits?: Partial<RemoteLimits>;
  /** Further trusted certificates, PEM; the system's are trusted anyway. */
  readonly ca?: readonly string[];
  /** From 0 to below 1, for jitter. */
  readonly random?: () => number;
};

/** Text that cannot travel in a header would make Node throw; no such text is a token, so none is sent. */
const toSendable = (token: string | null): string | null =>
  token !== null && /^[\x21-\x7e]{1,512}$/.test(token) ? token : null;

/**
 * The client of one deployment with one token. Sockets, pace and retry quota are its own; `close` drops them.
 * Throws for a URL that `normaliseUrl` would refuse: such a one must not get here.
 */
export const createCoderApi = (options: CoderApiOptions): CoderApi => {
  const url = normaliseUrl(options.url);
  if (!url.ok) throw new Error(`Not the address of a deployment: ${url.failure.message}`);
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const line = createLine(url.value.url, limits, options.ca);
  const client = createClient({
    asked: { url: url.value.url, host: displayHost(url.value.url), token: toSendable(options.token) },
    limits,
    line,
    limiter: createLimiter(options.clock, limits),
    clock: options.clock,
    log: options.log,
    random: options.random ?? Math.random,
  });
  return {
    ...createDirectory(client),
    ...createPages(client),
    readMemberRoles: createReadMemberRoles(client),
    putMemberRoles: createPutMemberRoles(client),
    close: line.close,
  };
};
