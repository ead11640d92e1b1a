import { DEFAULT_SETTINGS } from '#electron/demo/world/account-rows.ts';
import type { CoderClient } from '#electron/store/remote/call/call-endpoint.ts';
import type { CallFailure, CallResult } from '#electron/store/remote/call/failure.ts';
import { ENDPOINTS } from '#electron/store/remote/table/index.ts';
import { type Case, toExpected, type Word } from './situation.ts';
import { NotSetUp, type World } from './world.ts';

/** How one case ended on one server. `absent`: that generation does not know the situation. */
export type Outcome = { readonly case: Case; readonly word: string } & (
  | { readonly state: 'passed' | 'absent' }
  | { readonly state: 'failed' | 'skipped'; readonly why: string }
);

/** What a call ended with, in a word. */
export const wordOf = (result: CallResult<unknown>): Word | string => {
  if (result.ok) return 'ok';
  const { refusal, status, code } = result.failure;
  return refusal ?? (status === null ? code : `status ${status}`);
};

const LEFT: readonly (readonly [number, number, readonly string[]])[] = [
  [401, 401, ['signed-out', 'rejected']],
  [429, 429, ['throttled']],
  [400, 499, ['rejected', 'refused-unproven']],
  [500, 599, ['unknown']],
];

/** What must be true of every refusal, whatever the case. */
const findBrokenLaw = (endpoint: Case['endpoint'], failure: CallFailure): string | null => {
  if (failure.status === null) return `no answer: ${failure.detail}`;
  if (failure.requestId === null) return 'the failure has no request id';
  if (ENDPOINTS[endpoint].effect === 'read')
    return failure.left === 'nothing' ? null : `a read left ${failure.left}`;
  const { status } = failure;
  const row = LEFT.find(([low, high]) => status >= low && status <= high);
  const isRight = (row?.[2] ?? ['unknown']).includes(failure.left);
  const isProven = failure.refusal === null || failure.left !== 'refused-unproven';
  return isRight && isProven ? null : `status ${status} left ${failure.left}`;
};

/** Why a case cannot be run against this server; null: it can. */
const findObstacle = (one: Case, world: World): string | null => {
  const isAsItIs = one.server !== undefined && world.kinds.has(one.server);
  if (one.staged !== undefined && world.twin === null && !isAsItIs)
    return one.server === undefined ? one.staged.why : `${one.staged.why} (--${one.server}-url)`;
  if (one.needs === 'sign-in by OIDC' && world.oidcUserToken === null)
    return 'needs the token of somebody who signed in through the provider (--oidc-user-token-file)';
  if (one.needs === 'licence' && !world.isLicensed) return 'the server is not licensed for custom roles';
  if (one.needs === 'second organization' && world.otherOrganization === null)
    return 'the server has one organization only';
  return null;
};

type Method = (input: unknown) => Promise<CallResult<unknown>>;

/** Methods differ in their types only; a case was typed where it was written (`on`). */
const methodOf = (client: CoderClient, endpoint: Case['endpoint']): Method =>
  client[endpoint] as unknown as Method;

const clientOf = async (one: Case, world: World): Promise<CoderClient> =>
  typeof one.as === 'function' ? world.withToken(await one.as(world)) : world.as(one.as ?? 'owner');

const attempt = async (one: Case, world: World, expected: Word): Promise<Outcome> => {
  const client = await clientOf(one, world);
  if (world.twin !== null) one.staged?.stage(world.twin, world);
  const input = await one.ask(world);
  const result = await methodOf(client, one.endpoint)(input);
  const word = wordOf(result);
  const fails = (why: string): Outcome => ({ case: one, word, state: 'failed', why });
  if (word !== expected)
    return fails(`${word} instead of ${expected}${result.ok ? '' : `: ${result.failure.detail}`}`);
  const law = result.ok ? null : findBrokenLaw(one.endpoint, result.failure);
  if (law !== null) return fails(law);
  // The value is what the endpoint's own check was typed for.
  const wrong = result.ok ? await one.check?.(result.value as never, world) : null;
  return typeof wrong === 'string' ? fails(wrong) : { case: one, word, state: 'passed' };
};

/** Brings the server into the situation, asks, compares, and takes the situation back. */
export const runCase = async (one: Case, world: World): Promise<Outcome> => {
  const expected = toExpected(one.ends, world.generation);
  if (expected === null) return { case: one, word: '-', state: 'absent' };
  const obstacle = findObstacle(one, world);
  if (obstacle !== null) return { case: one, word: 'skipped', state: 'skipped', why: obstacle };
  try {
    return await attempt(one, world, expected);
  } catch (error) {
    // Only what prepared the case is allowed to go wrong; anything else is a bug of the suite.
    if (!(error instanceof NotSetUp)) throw error;
    return { case: one, word: 'not set up', state: 'failed', why: error.message };
  } finally {
    if (one.staged !== undefined && one.where === undefined) {
      world.twin?.edit.configure(DEFAULT_SETTINGS);
      if (world.twin !== null) one.staged.unstage?.(world.twin);
    }
  }
};
