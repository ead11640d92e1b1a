import { type Authentication, authenticate } from '../auth/authenticate.ts';
import { csrfProblem, findCredentials, header } from '../auth/credentials.ts';
import type { Deployment } from '../deployment.ts';
import type { Call } from './call.ts';
import { isTrueWord } from './go-bool.ts';
import { API_LIMIT, createRateLimiter, LOGIN_LIMIT, type RateLimiter, rateHeaders } from './rate-limit.ts';
import { error, type Reply, text } from './reply.ts';

/** What stands before the routes: who is calling, and whether the limits let them pass. */
export type Gate = {
  /** Finds the caller; asked at most once per request. */
  readonly identify: () => Authentication;
  /** A reply that ends the request here, and the rate headers every answer carries. */
  readonly limit: () => {
    readonly headers: Readonly<Record<string, string>>;
    readonly reply: Reply | undefined;
  };
  readonly csrf: () => Reply | undefined;
};

/** The counters of a running deployment; undefined switches limits off, and their headers too. */
export type Limits = { readonly api: RateLimiter; readonly login: RateLimiter } | undefined;

export const createLimits = (nowMs: () => number): Limits => ({
  api: createRateLimiter(API_LIMIT, nowMs),
  login: createRateLimiter(LOGIN_LIMIT, nowMs),
});

const LOGIN_PATHS = [
  /^\/users\/login$/,
  /^\/users\/otp\//,
  /^\/users\/validate-password$/,
  /^\/users\/oauth2\//,
  /^\/users\/oidc\/callback$/,
];

const isLoginPath = (method: string, path: string): boolean =>
  LOGIN_PATHS.some((pattern) => pattern.test(path)) ||
  (method === 'PUT' && /^\/users\/[^/]+\/password$/.test(path));

const blocked = (limit: number): Reply => ({
  ...error(429, `You've been rate limited for sending more than ${limit} requests in 1m0s.`),
  headers: { 'Retry-After': '60' },
});

const bypassRefused = (): Reply => text(428, '"X-Coder-Bypass-Ratelimit" provided but user is not owner');

/** Builds the gate of one request. `path` is below /api/v2. */
export const createGate = (
  deployment: Deployment,
  limits: Limits,
  call: Omit<Call, 'params'>,
  address: string,
): Gate => {
  const credentials = findCredentials(call.headers, call.query, deployment.traits.bearer);
  let known: Authentication | undefined;
  const identify = (): Authentication => {
    known ??= authenticate(deployment, credentials.token);
    return known;
  };
  const identity = (): string => {
    if (!deployment.traits.limitByUser || credentials.source === 'none') return address;
    const found = identify();
    return found.ok ? found.subject.user.id : address;
  };
  const wantsBypass = isTrueWord(header(call.headers, 'x-coder-bypass-ratelimit'));
  const limit: Gate['limit'] = () => {
    if (limits === undefined) return { headers: {}, reply: undefined };
    if (wantsBypass && deployment.traits.limitByUser && credentials.source !== 'none') {
      const caller = identify();
      const isOwner = caller.ok && caller.subject.siteRoles.includes('owner');
      if (caller.ok && !isOwner) return { headers: {}, reply: bypassRefused() };
      const resetAt = Math.ceil((deployment.nowMs() + 1) / 60_000) * 60;
      const full = { isBlocked: false, limit: API_LIMIT, remaining: API_LIMIT, resetAt };
      if (isOwner) return { headers: rateHeaders(full), reply: undefined };
    }
    const key = `${identity()} ${call.path}`;
    const outer = limits.api.take(key);
    const isInner = !outer.isBlocked && isLoginPath(call.method, call.path);
    const verdict = isInner ? limits.login.take(key) : outer;
    return {
      headers: rateHeaders(verdict),
      reply: verdict.isBlocked ? blocked(verdict.limit) : undefined,
    };
  };
  const csrf = (): Reply | undefined => {
    const problem = csrfProblem(call.method, call.headers, call.query);
    return problem === undefined ? undefined : text(400, problem);
  };
  return { identify, limit, csrf };
};
