import type { UserId } from '#shared/base/brand.ts';
import { createFakeApi, person } from '#test/kit/fake-server.ts';

/** The role that everybody is given. */
const GIVEN = ['auditor'] as const;
const MEMBER = ['member'] as const;
const NONE: readonly string[] = [];
const numberOf = (user: string): number => Number(user.slice(-12));
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A server that answers from a byte per person, so that what is measured is the engine: people 1 to `size`, without
 * roles until they are given `auditor`. `latencyMs` is how long each answer about somebody takes.
 */
export const createInstantServer = (size: number, latencyMs = 0) => {
  const hasRole = new Uint8Array(size + 1);
  const give = (n: number): void => {
    hasRole[n] = 1;
  };
  const people = {
    length: size,
    slice: (from = 0, to = size): UserId[] =>
      Array.from({ length: Math.max(0, Math.min(to, size) - from) }, (_, at) => person(from + at + 1)),
  };
  const api = createFakeApi({
    users: () => people,
    members: () => people,
    roleNames: () => NONE,
    wordsOf: ({ kind, of }) => {
      if (kind === 'membership') return MEMBER;
      return kind === 'member-roles' && hasRole[numberOf(of)] === 1 ? GIVEN : NONE;
    },
    read: async (about, look) => {
      if (latencyMs > 0 && about.length > 0) await wait(latencyMs);
      return look();
    },
    write: async ({ of }, roles) => {
      if (latencyMs > 0) await wait(latencyMs);
      give(numberOf(of));
      return { class: 'applied', roles, requestId: 'r', status: 200 };
    },
  });
  return { api, give };
};
