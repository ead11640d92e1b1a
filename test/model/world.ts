import type { PutOutcome } from '#electron/store/remote/port.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { fail } from '#shared/base/result.ts';
import type { Subject } from '#shared/model/subject.ts';
import { seeded } from '#test/faults/fault-rules.ts';
import { createBook } from './book.ts';
import type { FakeTime } from './fake-time.ts';
import { findRefusal } from './refusals.ts';
import { NOT_SENT, PUT_TROUBLES, type PutTrouble, READ_TROUBLES } from './troubles.ts';

/** Request and answer each take up to this long; who overtakes whom is up to the dice. */
const LEG_MS = 300;
const LONG_TURN_MS = 6_000;
const HELD_FROM_MS = 1_000;
const HELD_TO_MS = 30_000;

const SIGN_IN = fail('unauthorized', 'Sign in.');

/** One engine process, as the world sees it: who is dead hears no answers. */
export type Caller = { readonly isDead: () => boolean; readonly findPlan: () => PlanId | null };

/**
 * The server of the model: people, roles and troubles by the dice, and a history of its own. Time is the test's, so
 * that a request held back for half a minute costs nothing.
 */
export const createWorld = (time: FakeTime, seed: number) => {
  const random = seeded(seed);
  const { clock } = time;
  const book = createBook(time);
  const state = { chance: 0, hasRefusals: false, isRevoked: false };

  const leg = (part = 1): Promise<unknown> => clock.sleep(random() * LEG_MS * part);
  const pick = <T>(from: readonly T[]): T | undefined => from[Math.floor(random() * from.length)];

  const pickPutTrouble = (): PutTrouble | undefined => {
    if (state.isRevoked) return PUT_TROUBLES.find(({ outcome }) => outcome.class === 'signed-out');
    if (random() >= state.chance) return undefined;
    return pick(PUT_TROUBLES.filter(({ isRefusal }) => state.hasRefusals || isRefusal !== true));
  };

  /** A write that has reached the server, or something in front of it. */
  const arrive = async (
    subject: Subject,
    body: readonly string[],
    plan: PlanId | null,
  ): Promise<PutOutcome> => {
    const arrivedAt = clock.monotonicMs();
    const trouble = pickPutTrouble();
    let refusal: PutOutcome | null = null;
    const put = (isReached: boolean): void => {
      refusal = findRefusal(book, subject, body);
      const isDone = isReached && refusal === null;
      book.put(subject, body, { arrivedAt, fault: trouble?.name ?? 'none', plan, isDone });
    };
    if (trouble?.reaches === 'later')
      void clock.sleep(HELD_FROM_MS + random() * (HELD_TO_MS - HELD_FROM_MS)).then(() => put(true));
    else put(trouble?.reaches !== 'never');
    await leg();
    if (trouble !== undefined) return trouble.outcome;
    return refusal ?? { class: 'applied', roles: body, requestId: 'r', status: 200 };
  };

  return {
    book,
    state,
    /** The way there, and what goes wrong on it; undefined: nothing. */
    beforeRead: async () => {
      await leg();
      if (state.isRevoked) return SIGN_IN;
      if (random() >= state.chance * 0.6) return undefined;
      return pick(READ_TROUBLES.filter(({ failure }) => state.hasRefusals || failure.code !== 'forbidden'));
    },
    /** The way back; a process that is gone hears nothing any more. */
    answer: async <T>(caller: Caller, value: T): Promise<T> => {
      await leg();
      return caller.isDead() ? new Promise<T>(() => undefined) : value;
    },
    /** One write from its turn in the queue to its outcome. */
    write: async (
      caller: Caller,
      plan: PlanId | null,
      subject: Subject,
      body: readonly string[],
      signal: AbortSignal | undefined,
    ): Promise<PutOutcome> => {
      // Its turn may be long in coming; until then nothing has left.
      const turnMs = random() < 0.1 ? LONG_TURN_MS : LEG_MS;
      const isCut = (await clock.sleep(random() * turnMs, signal)) === 'aborted';
      // Whoever died before sends nothing any more.
      if (isCut || caller.isDead() || random() < state.chance * 0.2)
        return caller.isDead() ? new Promise<PutOutcome>(() => undefined) : NOT_SENT;
      // What has left is on the way for less than the 200 ms that a pause may take.
      await leg(0.5);
      const outcome = await arrive(subject, body, plan);
      return caller.isDead() ? new Promise<PutOutcome>(() => undefined) : outcome;
    },
  };
};
export type World = ReturnType<typeof createWorld>;
