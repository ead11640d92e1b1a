import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { startTwin } from '#electron/demo/index.ts';
import { DEMO } from './facts.ts';

const rowSchema = z.object({ url: z.string() });
const membersSchema = z.array(
  z.object({ user_id: z.string(), roles: z.array(z.object({ name: z.string() })) }),
);

/** Roles by organization id and user id. */
type Roles = ReadonlyMap<string, string>;

/** Where the app's demo listens, from its journal. */
const findDemoUrl = (profileDir: string): string => {
  const journal = new DatabaseSync(join(profileDir, 'store', 'journal.db'), { readOnly: true });
  try {
    return rowSchema.parse(journal.prepare('SELECT url FROM deployment').get()).url;
  } finally {
    journal.close();
  }
};

const readRoles = async (url: string, token: string, organizations: readonly string[]): Promise<Roles> => {
  const roles = new Map<string, string>();
  for (const organization of organizations) {
    const reply = await fetch(`${url}/api/v2/organizations/${organization}/members`, {
      headers: { 'Coder-Session-Token': token },
    });
    for (const member of membersSchema.parse(await reply.json()))
      roles.set(
        `${organization} ${member.user_id}`,
        member.roles
          .map(({ name }) => name)
          .sort()
          .join(),
      );
  }
  return roles;
};

/**
 * A second pair of eyes on the app's demo: reads its members over HTTP, past the app, and compares them with a
 * server of the same seed that nobody touched. Gives the number of memberships that differ.
 */
export const createWitness = async (profileDir: string) => {
  const untouched = await startTwin(DEMO);
  const { ownerToken, organizations } = untouched;
  const ids = Object.values(organizations);
  const before = await readRoles(untouched.url, ownerToken, ids);
  await untouched.close();
  return async (): Promise<number> => {
    // The same seed makes the same token, which the app itself never gives out.
    const now = await readRoles(findDemoUrl(profileDir), ownerToken, ids);
    const keys = new Set([...before.keys(), ...now.keys()]);
    return [...keys].filter((key) => before.get(key) !== now.get(key)).length;
  };
};
