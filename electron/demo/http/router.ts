import type { Route } from './call.ts';

/** What a path leads to: a route, or the methods that other routes there would take, or nothing. */
export type Match =
  | { readonly kind: 'route'; readonly route: Route; readonly params: Readonly<Record<string, string>> }
  | {
      readonly kind: 'method';
      readonly allow: readonly string[];
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'none' };

type Compiled = { readonly route: Route; readonly segments: readonly string[]; readonly rank: string };

const split = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

const decodeSegment = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    // A broken escape is taken literally; it will match no name.
    return segment;
  }
};

const matchSegments = (
  pattern: readonly string[],
  segments: readonly string[],
): Readonly<Record<string, string>> | undefined => {
  if (pattern.length !== segments.length) return undefined;
  const params: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const given = segments[index] ?? '';
    if (expected.startsWith('{')) params[expected.slice(1, -1)] = decodeSegment(given);
    else if (expected !== given) return undefined;
  }
  return params;
};

/** Routers of their own inside the server: nothing below them is ever about a user who is called `roles`. */
const OWN_ROUTERS = ['users/roles', 'organizations/{organization}/members/roles'].map((path) =>
  path.split('/'),
);

/** Which of those routers a path, or the pattern of a route, belongs to; -1 for none. */
const routerOf = (segments: readonly string[]): number =>
  OWN_ROUTERS.findIndex((own) =>
    own.every((expected, index) => expected.startsWith('{') || expected === segments[index]),
  );

/**
 * Compiles the routes of a generation. Fixed segments win over parameters, but only for methods they take: so
 * GET /users/first is about the first user while DELETE /users/first is about a user of that name.
 */
export const createRouter = (routes: readonly Route[]): ((method: string, path: string) => Match) => {
  const byLength = new Map<number, Compiled[]>();
  for (const route of routes) {
    const segments = split(route.path);
    const rank = segments.map((segment) => (segment.startsWith('{') ? '1' : '0')).join('');
    const list = byLength.get(segments.length) ?? [];
    list.push({ route, segments, rank });
    byLength.set(segments.length, list);
  }
  for (const list of byLength.values()) list.sort((a, b) => (a.rank < b.rank ? -1 : a.rank > b.rank ? 1 : 0));
  return (method, path) => {
    const segments = split(path);
    const own = routerOf(segments);
    const allow = new Set<string>();
    let last: Readonly<Record<string, string>> = {};
    for (const { route, segments: pattern } of byLength.get(segments.length) ?? []) {
      const params = routerOf(pattern) === own ? matchSegments(pattern, segments) : undefined;
      if (params === undefined) continue;
      if (route.method === method) return { kind: 'route', route, params };
      allow.add(route.method);
      last = params;
    }
    return allow.size > 0 ? { kind: 'method', allow: [...allow], params: last } : { kind: 'none' };
  };
};
