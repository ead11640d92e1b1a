import type { CoderApi } from '#electron/store/remote/port.ts';
import type { HistoryEntry } from '#test/faults/checker/history.ts';
import { createMemoryServer } from '#test/faults/memory-server.ts';

/** The server in memory with its own history of what was asked and what it did, for the checker. */
export const createRecordedServer = (people: number) => {
  const server = createMemoryServer(people);
  const history: HistoryEntry[] = [];
  const rolesOf = (user: string): readonly string[] =>
    [...server.world].find(([id]) => id === user)?.[1] ?? [];
  const api: CoderApi = {
    ...server.api,
    readMemberRoles: async (organization, user, options) => {
      const read = await server.api.readMemberRoles(organization, user, options);
      if (read.ok) history.push({ kind: 'read', at: Date.now(), subject: user, roles: read.value });
      return read;
    },
    putMemberRoles: async (organization, user, body, options) => {
      const arrivedAt = Date.now();
      const before = rolesOf(user);
      const outcome = await server.api.putMemberRoles(organization, user, body, options);
      const after = rolesOf(user);
      history.push({
        kind: 'put',
        at: Date.now(),
        arrivedAt,
        subject: user,
        fault: 'none',
        before,
        body,
        after,
      });
      return outcome;
    },
  };
  return { ...server, api, history };
};
