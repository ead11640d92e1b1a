import type { Permission } from './permission.ts';

/**
 * A built-in role. `site` holds everywhere, `org` in the organization it is granted in, `orgMember` there on
 * one's own things, `user` on one's own things everywhere.
 */
export type BuiltInRole = {
  readonly name: string;
  readonly displayName: string;
  /** False for implied and system roles, which no list shows. */
  readonly listed: boolean;
  readonly site: readonly Permission[];
  readonly org: readonly Permission[];
  readonly orgMember: readonly Permission[];
  readonly user: readonly Permission[];
};

/** A role with nothing in it but what is given. */
export const role = (
  name: string,
  displayName: string,
  parts: Partial<Pick<BuiltInRole, 'listed' | 'site' | 'org' | 'orgMember' | 'user'>>,
): BuiltInRole => ({
  name,
  displayName,
  listed: true,
  site: [],
  org: [],
  orgMember: [],
  user: [],
  ...parts,
});
