import type { Generation } from '#electron/demo/index.ts';

import { ENDPOINT_NAMES, ENDPOINTS, type Endpoint, isKnownTo } from '#electron/store/remote/table/index.ts';
import { REFUSALS, type RefusalCode } from '#shared/model/refusal.ts';
import { DESCRIBED } from './openapi/description.ts';
import type { Results } from './run/matrix.ts';

/** Refusals that no call of ours can bring about at the twin, and why. */
export const UNREACHABLE: Readonly<Partial<Record<RefusalCode, string>>> = {
  'experiment-off': 'no endpoint of the table is behind an experiment',
  'cursor-in-two': 'the client never pages members by a cursor',
  'provider-off': 'the client never calls the callbacks',
};

/** Refusals of the tables that the run never saw. */
export const findUnseenRefusals = (results: Results): readonly string[] => {
  const seen = new Set([...results.values()].flat().map((outcome) => outcome.word));
  // Made from the very keys of the list.
  const codes = Object.keys(REFUSALS) as readonly RefusalCode[];
  return codes.filter((code) => !seen.has(code) && UNREACHABLE[code] === undefined);
};

/** Reasons that are no longer needed. */
export const findReachedAfterAll = (results: Results): readonly string[] => {
  const seen = new Set([...results.values()].flat().map((outcome) => outcome.word));
  return Object.keys(UNREACHABLE).filter((code) => seen.has(code));
};

/** Endpoints that a generation has and that never succeeded there. */
export const findWithoutSuccess = (results: Results): readonly string[] =>
  DESCRIBED.flatMap(({ generation, minor }) => {
    const done = new Set(
      (results.get(generation satisfies Generation) ?? [])
        .filter((outcome) => outcome.word === 'ok' && outcome.state === 'passed')
        .map((outcome) => outcome.case.endpoint),
    );
    return ENDPOINT_NAMES.filter((name) => {
      const row: Pick<Endpoint, 'since' | 'notClient'> = ENDPOINTS[name];
      return row.notClient === undefined && isKnownTo(row, minor) && !done.has(name as never);
    }).map((name) => `${generation} ${name}`);
  });
