import type { Deployment } from '../deployment.ts';
import type { TwinEdit } from './edit.ts';
import { userNamed } from './named.ts';
import type { User } from './rows.ts';
import { DAY_MS, formatTime, NEVER_SEEN } from './time.ts';
import { deleteUser, putUser } from './write.ts';

const newUser = (deployment: Deployment, wanted: Parameters<TwinEdit['createUser']>[0]): User => {
  const now = formatTime(deployment.nowMs());
  return {
    id: deployment.random.uuid(),
    username: wanted.username,
    email: wanted.serviceAccount === true ? '' : `${wanted.username}@acme.example`,
    name: wanted.name ?? '',
    avatarUrl: '',
    createdAt: now,
    updatedAt: now,
    lastSeenAt: NEVER_SEEN,
    status: wanted.status ?? 'active',
    loginType: wanted.loginType ?? 'oidc',
    serviceAccount: wanted.serviceAccount === true,
    system: false,
    deleted: false,
    roles: [],
    password: wanted.password ?? '',
  };
};

type UserEdits = Pick<
  TwinEdit,
  | 'createUser'
  | 'renameUser'
  | 'setStatus'
  | 'setSiteRoles'
  | 'deleteUser'
  | 'setPassword'
  | 'breakLogin'
  | 'runDormancyJob'
>;

const DORMANT_AFTER_MS = 90 * DAY_MS;

const runDormancyJob = ({ world, nowMs }: Deployment): number => {
  const limit = nowMs() - DORMANT_AFTER_MS;
  const away = [...world.users.values()].filter(
    (user) =>
      user.status === 'active' && !user.system && !user.deleted && Date.parse(user.lastSeenAt) < limit,
  );
  for (const user of away) putUser(world, { ...user, status: 'dormant' });
  return away.length;
};

/** Edits of users; a created one joins through `addMember`. */
export const userEdits = (deployment: Deployment, addMember: TwinEdit['addMember']): UserEdits => {
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
    setPassword: (name, password) => change(name, { password }),
    breakLogin: (name, trouble) => {
      const { id } = userNamed(deployment, name);
      if (trouble === null) deployment.world.loginTroubles.delete(id);
      else deployment.world.loginTroubles.set(id, trouble);
    },
    runDormancyJob: () => runDormancyJob(deployment),
    deleteUser: (name) =>
      deleteUser(
        deployment.world,
        userNamed(deployment, name).id,
        deployment.traits.deleteRemovesMemberships,
      ),
  };
};
