import { useMemo } from 'react';
import type { Role } from '#shared/model/role.ts';
import { useQuery } from './use-query.ts';
import { useScope } from './window/where.ts';

export type RoleNames = {
  readonly roles: readonly Role[];
  /** The display name of a role, or its own name when the copy does not know it. */
  readonly show: (name: string) => string;
  /** Is the role listed by the server? True while that is not known. */
  readonly isKnown: (name: string) => boolean;
};

/** Roles of the list on screen, by name. */
export const useRoleNames = (): RoleNames => {
  const scope = useScope();
  const { value } = useQuery('role.list', scope);
  return useMemo(() => {
    const byName = new Map((value ?? []).map((role) => [role.name, role]));
    return {
      roles: value ?? [],
      show: (name) => byName.get(name)?.displayName || name,
      isKnown: (name) => value === undefined || byName.has(name),
    };
  }, [value]);
};
