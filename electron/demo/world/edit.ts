import type { Deployment } from '../deployment.ts';
import type { Permission } from '../rules/permission.ts';
import type { LoginTrouble, Settings } from './account-rows.ts';
import { userEdits } from './edit-users.ts';
import { organizationNamed, userNamed } from './named.ts';
import { personalOf } from './personal.ts';
import type { LoginType, UserStatus } from './rows.ts';
import { formatTime, NEVER_USED } from './time.ts';
import { deleteCustomRole, putCustomRole, putMember, putOrganization, removeMember } from './write.ts';

type BelongingEdits = Pick<TwinEdit, 'joinGroup' | 'addWorkspace' | 'removeWorkspaces' | 'setAutofill'>;

/** Edits of what belongs to a user besides memberships: groups, workspaces, remembered parameters. */
const belongingEdits = (deployment: Deployment): BelongingEdits => {
  const { world, random } = deployment;
  return {
    joinGroup: (name, groupName, organization = 'coder') => {
      const userId = userNamed(deployment, name).id;
      const organizationId = organizationNamed(deployment, organization).id;
      const found = [...world.groups.values()].find(
        (group) => group.organizationId === organizationId && group.name === groupName,
      );
      const group = found ?? {
        ...{ id: random.uuid(), organizationId, name: groupName },
        ...{ displayName: '', memberIds: [] },
      };
      const memberIds = [...new Set([...group.memberIds, userId])];
      world.groups.set(group.id, { ...group, memberIds });
    },
    addWorkspace: (name, workspaceName, organization = 'coder') => {
      const ownerId = userNamed(deployment, name).id;
      const organizationId = organizationNamed(deployment, organization).id;
      const id = random.uuid();
      world.workspaces.set(id, { id, organizationId, ownerId, name: workspaceName });
    },
    removeWorkspaces: (name) => {
      const ownerId = userNamed(deployment, name).id;
      for (const { id, ...rest } of world.workspaces.values()) {
        if (rest.ownerId === ownerId) world.workspaces.delete(id);
      }
    },
    setAutofill: (name, templateId, parameters) => {
      const userId = userNamed(deployment, name).id;
      const before = personalOf(world, userId);
      const autofill = { ...before.autofill, [templateId]: parameters };
      world.personal.set(userId, { ...before, autofill });
    },
  };
};

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
    readonly serviceAccount?: boolean;
    /** Without one nobody can log in by password. */
    readonly password?: string;
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
  /** Gives a user a token that lives for a week; returns its id. */
  readonly createToken: (user: string, name: string) => string;
  /** Revokes a key by token or key id. */
  readonly revokeKey: (token: string) => void;
  /** Lets a key run out now, by token or key id. */
  readonly expireKey: (token: string) => void;
  readonly setPassword: (user: string, password: string) => void;
  /** Puts a user into a group of an organization, which is made when there is none of that name. */
  readonly joinGroup: (user: string, group: string, organization?: string) => void;
  /** Gives a user a workspace. */
  readonly addWorkspace: (user: string, name: string, organization?: string) => void;
  /** Deletes all workspaces of a user. */
  readonly removeWorkspaces: (user: string) => void;
  /** What autofill-parameters answers for a template. */
  readonly setAutofill: (
    user: string,
    templateId: string,
    parameters: readonly { readonly name: string; readonly value: string }[],
  ) => void;
  /** What is wrong with a user's login at the provider, for keys that came from there; null mends it. */
  readonly breakLogin: (user: string, trouble: LoginTrouble | null) => void;
  /** The job of licensed servers: active users not seen for 90 days, or never, become dormant. Says how many. */
  readonly runDormancyJob: () => number;
  /** Reconfigures the deployment: licence, ways to log in, who manages roles and memberships. */
  readonly configure: (settings: Partial<Settings>) => void;
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

const WEEK_SECONDS = 604_800;

type KeyEdits = Pick<TwinEdit, 'createToken' | 'revokeKey' | 'expireKey'>;

const keyEdits = (deployment: Deployment): KeyEdits => ({
  createToken: (name, tokenName) => {
    const { world, random, nowMs } = deployment;
    const [id, stamp] = [`key${random.word(7)}`, formatTime(nowMs())];
    world.keys.set(id, {
      ...{ id, secret: `secret${random.word(16)}`, userId: userNamed(deployment, name).id, tokenName },
      ...{ loginType: 'token', scopes: ['coder:all'], allowList: ['*:*'], lifetimeSeconds: WEEK_SECONDS },
      ...{ createdAt: stamp, updatedAt: stamp, lastUsed: NEVER_USED },
      expiresAt: formatTime(nowMs() + WEEK_SECONDS * 1_000),
    });
    return id;
  },
  revokeKey: (token) => {
    if (!deployment.world.keys.delete(token.slice(0, 10))) throw new Error('no such key');
  },
  expireKey: (token) => {
    const { world, nowMs } = deployment;
    const key = world.keys.get(token.slice(0, 10));
    if (key === undefined) throw new Error('no such key');
    world.keys.set(key.id, { ...key, expiresAt: formatTime(nowMs() - 1000) });
  },
});

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
    ...belongingEdits(deployment),
    ...keyEdits(deployment),
    configure: (settings) => {
      deployment.world.settings = { ...deployment.world.settings, ...settings };
    },
  };
};
