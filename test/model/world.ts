import type { CoderApi, PutOutcome } from '#electron/store/remote/port.ts';
import type { PlanId, UserId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { toRoleSet } from '#shared/core/roles.ts';
import type { HistoryEntry } from '#test/faults/checker/history.ts';
import { seeded } from '#test/faults/fault-rules.ts';
import { createMemoryServer, person } from '#test/faults/memory-server.ts';
import type { FakeTime } from './fake-time.ts';
import { NOT_SENT, PUT_TROUBLES, type PutTrouble, READ_TROUBLES } from './troubles.ts';

export const PEOPLE = 8;
export const ROLES = ['a', 'b', 'c', 'd'] as const;

/** What the server saw; `plan` is whose doing it was, null for everybody else's. */
export type WorldEntry = HistoryEntry & { readonly plan: PlanId | null };

/** Request and answer each take up to this long; who overtakes whom is up to the dice. */
const LEG_MS = 300;
const LONG_TURN_MS = 6_000;
const HELD_FROM_MS = 1_000;
const HELD_TO_MS = 30_000;

const GONE: PutOutcome = {
  class: 'rejected',
  code: 'member-gone',
  message: 'Gone.',
  requestId: null,
  status: 404,
};
const SIGN_IN = fail('unauthorized', 'Sign in.');

/** One engine process, as the world sees it: who is dead hears no answers. */
export type Caller = { readonly isDead: () => boolean; readonly findPlan: () => PlanId | null };

const createBook = (time: FakeTime) => {
  const roles = new Map<UserId, readonly string[]>();
  for (let n = 1; n <= PEOPLE; n += 1) roles.set(person(n), []);
  const history: WorldEntry[] = [];
  const held = (user: UserId): readonly string[] => roles.get(user) ?? [];
  return {
    roles,
    history,
    read: (user: UserId, plan: PlanId | null): readonly string[] | undefined => {
      const at = time.clock.monotonicMs();
      history.push({ kind: 'read', at, subject: user, roles: held(user), plan });
      return roles.get(user);
    },
    /** Somebody else gives a person other roles; null takes them out of the organization. */
    edit: (user: UserId, next: readonly string[] | null): void => {
      const before = held(user);
      if (next === null) roles.delete(user);
      else roles.set(user, toRoleSet(next));
      const at = time.clock.monotonicMs();
      history.push({ kind: 'edit', at, subject: user, before, after: held(user), plan: null });
    },
    put: (
      user: UserId,
      body: readonly string[],
      more: { arrivedAt: number; fault: string; plan: PlanId | null; isDone: boolean },
    ): void => {
      const { isDone, ...rest } = more;
      const before = held(user);
      if (isDone && roles.has(user)) roles.set(user, toRoleSet(body));
      const at = time.clock.monotonicMs();
      history.push({ kind: 'put', at, subject: user, body, before, after: held(user), ...rest });
    },
  };
};

/**
 * The server of the model: people with roles, troubles by the dice, a history of its own. Time is the test's, so
 * that a request held back for half a minute costs nothing.
 */
export const createWorld = (time: FakeTime, seed: number) => {
  const random = seeded(seed);
  const { clock } = time;
  const book = createBook(time);
  const state = { chance: 0, hasRefusals: false, isRevoked: false };

  const leg = (part = 1): Promise<unknown> => clock.sleep(random() * LEG_MS * part);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];
  const answer = <T>({ isDead }: Caller, value: T): Promise<T> =>
    isDead() ? new Promise<T>(() => undefined) : Promise.resolve(value);

  const pickPutTrouble = (): PutTrouble | undefined => {
    if (state.isRevoked) return PUT_TROUBLES.find(({ outcome }) => outcome.class === 'signed-out');
    if (random() >= state.chance) return undefined;
    return pick(PUT_TROUBLES.filter(({ isRefusal }) => state.hasRefusals || !isRefusal));
  };
  const pickReadTrouble = () => {
    if (state.isRevoked) return SIGN_IN;
    if (random() >= state.chance * 0.6) return undefined;
    return pick(READ_TROUBLES.filter(({ failure }) => state.hasRefusals || failure.code !== 'forbidden'));
  };

  const arrive = async (user: UserId, body: readonly string[], plan: PlanId | null): Promise<PutOutcome> => {
    const arrivedAt = clock.monotonicMs();
    const trouble = pickPutTrouble();
    const put = (isDone: boolean): void =>
      book.put(user, body, { arrivedAt, fault: trouble?.name ?? 'none', plan, isDone });
    if (trouble?.reaches === 'later')
      void clock.sleep(HELD_FROM_MS + random() * (HELD_TO_MS - HELD_FROM_MS)).then(() => put(true));
    else put(trouble?.reaches !== 'never');
    const isGone = !book.roles.has(user);
    await leg();
    if (trouble !== undefined) return trouble.outcome;
    return isGone ? GONE : { class: 'applied', roles: body, requestId: 'r', status: 200 };
  };

  /** One connection. What is asked through it belongs to the plan that runs when it is first used. */
  const open = (caller: Caller): CoderApi => {
    let plan: PlanId | null = null;
    const whose = (): PlanId | null => {
      plan ??= caller.findPlan();
      return plan;
    };
    return {
      ...createMemoryServer(0).api,
      pageMembers: async (organization, page) => {
        await leg();
        const all = createMemoryServer(0);
        for (const [user, list] of book.roles) all.world.set(user, list);
        const found = await all.api.pageMembers(organization, page);
        return answer(caller, state.isRevoked ? SIGN_IN : found);
      },
      readMemberRoles: async (_, user) => {
        const of = whose();
        await leg();
        const trouble = pickReadTrouble();
        const found = trouble === undefined ? book.read(user, of) : undefined;
        await leg();
        return answer(caller, trouble ?? (found === undefined ? fail('member-gone', 'Gone.') : ok(found)));
      },
      putMemberRoles: async (_, user, body, options) => {
        const of = whose();
        // Its turn may be long in coming; until then nothing has left.
        const turnMs = random() < 0.1 ? LONG_TURN_MS : LEG_MS;
        const isCut = (await clock.sleep(random() * turnMs, options?.signal)) === 'aborted';
        // Whoever died before sends nothing any more.
        const isLost = isCut || caller.isDead() || random() < state.chance * 0.2;
        if (isLost) return answer(caller, NOT_SENT);
        // What has left is on the way for less than the 200 ms that a pause may take.
        await leg(0.5);
        return answer(caller, await arrive(user, body, of));
      },
    };
  };
  return { ...book, state, open, random };
};
export type World = ReturnType<typeof createWorld>;
