import type { Deployment } from '../deployment.ts';
import { parseUuid } from '../rules/name-rule.ts';
import type { Permission } from '../rules/permission.ts';
import type { LoginType, Organization, User, UserStatus } from './rows.ts';
import { formatTime, NEVER_SEEN } from './time.ts';
import {
  deleteCustomRole,
  deleteUser,
  putCustomRole,
  putMember,
  putOrganization,
  putUser,
  removeMember,
} from './write.ts';

/**
 * Changes made behind the console's back, by another admin or by the database. No rule is checked, nothing is
 * audited. Users are named by username or id, organizations by name (default `coder`); an unknown one throws.
 */
export type TwinEdit = {
  readonly setRoles: (user: string, roles: readonly string[], organization?: string) => void;
  readonly addMember: (user: string, roles?: readonly string[], organization?: string) => void;
  readonly removeMember: (user: string, organization?: string) => void;
  /** Creates a user, a member of the default organization unless `organization` is null; returns the id. */
  readonly createUser: (user: {
    readonly username: string;
    readonly name?: string;
    readonly loginType?: LoginType;
    readonly status?: UserStatus;
    readonly organization?: string | null;
  }) => string;
  readonly renameUser: (user: string, username: string) => void;
  readonly setStatus: (user: string, status: UserStatus) => void;
  readonly setSiteRoles: (user: string, roles: readonly string[]) => void;
  readonly deleteUser: (user: string) => void;
  readonly putRole: (
    role: {
      readonly name: string;
      readonly displayName?: string;
      readonly permissions?: readonly Permission[];
    },
    organization?: string,
  ) => void;
  /** Deletes a custom role and strips it from all members, as the database does. */
  readonly deleteRole: (name: string, organization?: string) => void;
  /** Empty switches role sync off. */
  readonly setRoleSync: (claimField: string, organization?: string) => void;
  /** Revokes a key by token or key id. */
  readonly revokeKey: (token: string) => void;
};

const organizationNamed = (deployment: Deployment, name: string): Organization => {
  const found = [...deployment.world.organizations.values()].find(
    (organization) => organization.name === name,
  );
  if (found === undefined) throw new Error(`no organization named ${name}`);
  return found;
};

const userNamed = (deployment: Deployment, text: string): User => {
  const { users, usernames } = deployment.world;
  const user = users.get(usernames.get(text.toLowerCase()) ?? parseUuid(text) ?? text);
  if (user === undefined) throw new Error(`no user ${text}`);
  return user;
};

const memberEdits = (deployment: Deployment): Pick<TwinEdit, 'setRoles' | 'addMember' | 'removeMember'> => ({
  setRoles: (name, roles, organization = 'coder') => {
    const user = userNamed(deployment, name);
    const { id } = organizationNamed(deployment, organization);
    const member = deployment.world.members.get(id)?.get(user.id);
    if (member === undefined) throw new Error(`${name} is not a member of ${organization}`);
    putMember(deployment.world, { ...member, roles });
  },
  addMember: (name, roles = [], organization = 'coder') => {
    const now = formatTime(deployment.nowMs());
    const userId = userNamed(deployment, name).id;
    const organizationId = organizationNamed(deployment, organization).id;
    putMember(deployment.world, { userId, organizationId, createdAt: now, updatedAt: now, roles });
  },
  removeMember: (name, organization = 'coder') => {
    const { id } = organizationNamed(deployment, organization);
    const removed = removeMember(deployment.world, id, userNamed(deployment, name).id);
    if (!removed) throw new Error(`${name} is not a member of ${organization}`);
  },
});

const newUser = (deployment: Deployment, wanted: Parameters<TwinEdit['createUser']>[0]): User => {
  const now = formatTime(deployment.nowMs());
  return {
    id: deployment.random.uuid(),
    username: wanted.username,
    email: `${wanted.username}@acme.example`,
    name: wanted.name ?? '',
    avatarUrl: '',
    createdAt: now,
    updatedAt: now,
    lastSeenAt: NEVER_SEEN,
    status: wanted.status ?? 'active',
    loginType: wanted.loginType ?? 'oidc',
    serviceAccount: false,
    system: false,
    deleted: false,
    roles: [],
    password: '',
  };
};

type UserEdits = Pick<TwinEdit, 'createUser' | 'renameUser' | 'setStatus' | 'setSiteRoles' | 'deleteUser'>;

const userEdits = (deployment: Deployment, addMember: TwinEdit['addMember']): UserEdits => {
  const change = (name: string, part: Partial<User>): void =>
    putUser(deployment.world, { ...userNamed(deployment, name), ...part });
  return {
    createUser: (wanted) => {
      const user = newUser(deployment, wanted);
      putUser(deployment.world, user);
      if (wanted.organization !== null) addMember(user.id, [], wanted.organization);
      return user.id;
    },
    renameUser: (name, username) => change(name, { username }),
    setStatus: (name, status) => change(name, { status }),
    setSiteRoles: (name, roles) => change(name, { roles }),
    deleteUser: (name) =>
      deleteUser(
        deployment.world,
        userNamed(deployment, name).id,
        deployment.traits.deleteRemovesMemberships,
      ),
  };
};

/** The edits of a running deployment. */
export const createEdit = (deployment: Deployment): TwinEdit => {
  const members = memberEdits(deployment);
  return {
    ...members,
    ...userEdits(deployment, members.addMember),
    putRole: ({ name, displayName = '', permissions = [] }, organization = 'coder') => {
      const organizationId = organizationNamed(deployment, organization).id;
      putCustomRole(deployment.world, { name, displayName, organizationId, permissions });
    },
    deleteRole: (name, organization = 'coder') => {
      const { id } = organizationNamed(deployment, organization);
      if (!deleteCustomRole(deployment.world, id, name)) throw new Error(`no custom role ${name}`);
    },
    setRoleSync: (roleSyncField, organization = 'coder') =>
      putOrganization(deployment.world, { ...organizationNamed(deployment, organization), roleSyncField }),
    revokeKey: (token) => {
      if (!deployment.world.keys.delete(token.slice(0, 10))) throw new Error('no such key');
    },
  };
};
