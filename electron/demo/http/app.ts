import type { Deployment } from '../deployment.ts';
import type { Call, Route } from './call.ts';
import { createGate, createLimits, type Gate } from './gate.ts';
import { organizationOf } from './params.ts';
import { empty, internal, notFound, type Reply, routeNotFound } from './reply.ts';
import { createRouter, type Match } from './router.ts';
import type { RawRequest, RawResponse } from './serve.ts';

const API = '/api/v2';

const PAGE: Reply = {
  status: 200,
  type: 'html',
  body: '<!doctype html>\n<html lang="en"><head><title>Coder</title></head><body><div id="root"></div></body></html>\n',
};

/** The open sub-routes of /users; everything else below it and below /organizations asks for a key first. */
const OPEN_USERS = ['first', 'authmethods', 'login', 'otp', 'oauth2', 'oidc', 'validate-password'];

const isGuarded = (path: string): boolean => {
  const [first = '', second = ''] = path.split('/').slice(1);
  return first === 'organizations' || (first === 'users' && second !== '' && !OPEN_USERS.includes(second));
};

/** No route takes this: the guards of the sub-router still run before the 404 or 405, as the server's do. */
const answerUnrouted = (match: Exclude<Match, { kind: 'route' }>, gate: Gate, call: Call): Reply => {
  if (isGuarded(call.path)) {
    const caller = gate.identify();
    if (!caller.ok) return caller.reply;
    const inOrganization = match.kind === 'method' && match.params.organization !== undefined;
    if (inOrganization && organizationOf({ ...call, subject: caller.subject }) === undefined)
      return notFound();
  }
  return match.kind === 'none' ? routeNotFound() : empty(405, { Allow: match.allow.join(', ') });
};

const answerRoute = (route: Route, gate: Gate, call: Call): Reply => {
  const problem = gate.csrf();
  if (problem !== undefined) return problem;
  if (route.access === 'open') return route.handle(call);
  const caller = gate.identify();
  return caller.ok ? route.handle({ ...call, subject: caller.subject }) : caller.reply;
};

/** A line of the request log; `at` is in milliseconds, `path` has no query. */
export type LoggedRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number;
  readonly at: number;
  readonly requestId: string;
};

/** Joins routes, limits and headers into one function from request to response; every request is logged. */
export const createApp = (
  deployment: Deployment,
  routes: readonly Route[],
  options: { readonly hasRateLimit: boolean; readonly log: (line: LoggedRequest) => void },
): ((request: RawRequest) => RawResponse) => {
  const match = createRouter(routes);
  const limits = options.hasRateLimit ? createLimits(deployment.nowMs) : undefined;

  const answerApi = (call: Omit<Call, 'params'>, address: string): RawResponse => {
    const gate = createGate(deployment, limits, call, address);
    const limited = gate.limit();
    const found = match(call.method, call.path);
    const params = found.kind === 'none' ? {} : found.params;
    const answer = (): Reply =>
      found.kind === 'route'
        ? answerRoute(found.route, gate, { ...call, params })
        : answerUnrouted(found, gate, { ...call, params });
    return { reply: limited.reply ?? answer(), headers: limited.headers };
  };

  return (request) => {
    const target = new URL(
      `http://twin${request.target.replace(/^[^?]*/, (p) => p.replace(/\/{2,}/g, '/'))}`,
    );
    const requestId = deployment.random.uuid();
    const isApi = target.pathname === API || target.pathname.startsWith(`${API}/`);
    const path = target.pathname.slice(API.length).replace(/\/$/, '') || '/';
    const { method, headers, body: rawBody } = request;
    const call = { deployment, method, path, query: target.searchParams, headers, rawBody, requestId };
    const isUnknownApi = target.pathname.startsWith('/api/experimental');
    const response = isApi
      ? answerSafely(() => answerApi(call, request.address))
      : { reply: isUnknownApi ? routeNotFound() : PAGE, headers: {} };
    const { pathname, search } = target;
    const { status, cookies = [] } = response.reply;
    const cookieHeader: Record<string, string[]> = cookies.length === 0 ? {} : { 'Set-Cookie': [...cookies] };
    options.log({ method, path: pathname, query: search, status, at: deployment.nowMs(), requestId });
    return {
      ...response,
      headers: {
        ...commonHeaders(deployment, requestId),
        ...response.headers,
        ...response.reply.headers,
        ...cookieHeader,
      },
    };
  };
};

const commonHeaders = (deployment: Deployment, requestId: string): Record<string, string> => ({
  // The server has one clock: what it says of time and what it stamps its answers with never differ.
  Date: new Date(deployment.nowMs()).toUTCString(),
  'X-Coder-Build-Version': deployment.traits.version,
  'X-Coder-Request-Id': requestId,
  'X-Content-Type-Options': 'nosniff',
});

/** A bug in a handler is answered like a recovered panic, so that the twin stays up as the server would. */
const answerSafely = (answer: () => RawResponse): RawResponse => {
  try {
    return answer();
  } catch (problem) {
    const detail = problem instanceof Error ? `twin bug: ${problem.message}` : 'twin bug';
    return { reply: internal(detail), headers: {} };
  }
};
