import type { CoderApi } from '#electron/store/remote/port.ts';
import type { UserId } from '#shared/base/brand.ts';
import { ok } from '#shared/base/result.ts';
import { createMemoryServer, person } from '#test/faults/memory-server.ts';

/** The role that everybody is given. */
const GIVEN = ['auditor'] as const;
const numberOf = (user: UserId): number => Number(user.slice(-12));
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * A server that answers from a byte per person, so that what is measured is the engine: people 1 to `size`, without
 * roles until they are given `auditor`. `latencyMs` is how long each answer takes.
 */
export const createInstantServer = (size: number, latencyMs = 0) => {
  const hasRole = new Uint8Array(size + 1);
  const { api: base } = createMemoryServer(0);
  const rolesOf = (n: number): readonly string[] => (hasRole[n] === 1 ? GIVEN : []);
  const api: CoderApi = {
    ...base,
    readMemberRoles: async (_, user) => {
      if (latencyMs > 0) await wait(latencyMs);
      return ok(rolesOf(numberOf(user)));
    },
    putMemberRoles: async (_, user, roles) => {
      if (latencyMs > 0) await wait(latencyMs);
      hasRole[numberOf(user)] = 1;
      return { class: 'applied', roles, requestId: 'r', status: 200 };
    },
    pageMembers: async (_, { offset, limit }) => {
      const count = Math.max(0, Math.min(limit, size - offset));
      const rows = Array.from({ length: count }, (_none, at) => ({
        userId: person(offset + at + 1),
        username: '',
        name: '',
        email: '',
        status: 'active',
        loginType: 'password',
        lastSeenAt: null,
        createdAt: null,
        isServiceAccount: false,
        roles: rolesOf(offset + at + 1),
        siteRoles: [],
      }));
      return ok({ rows, count: size });
    },
  };
  const give = (n: number): void => {
    hasRole[n] = 1;
  };
  return { api, give };
};
