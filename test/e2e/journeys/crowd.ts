import type { Twin } from '#electron/demo/index.ts';

type Edited = Pick<Twin, 'edit' | 'dump'>;

/** People beside the seed's own, all with the same roles; gives their usernames. */
export const addCrowd = (twin: Edited, count: number, roles: readonly string[]): readonly string[] => {
  const names = Array.from({ length: count }, (_, at) => `crowd-${String(at).padStart(3, '0')}`);
  for (const username of names) {
    twin.edit.createUser({ username, loginType: 'password' });
    twin.edit.setRoles(username, [...roles]);
  }
  return names;
};

/** Who has which roles in the default organization, by username, sorted. */
export const rolesByName = (twin: Pick<Twin, 'dump'>): ReadonlyMap<string, readonly string[]> =>
  new Map(
    twin
      .dump()
      .members.filter(({ organization }) => organization === 'coder')
      .map(({ username, roles }) => [username, roles.toSorted()]),
  );
