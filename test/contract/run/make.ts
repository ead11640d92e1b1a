import { setTimeout } from 'node:timers/promises';
import type { CoderClient } from '#electron/store/remote/call/call-endpoint.ts';
import type { OrganizationId } from '#shared/base/brand.ts';
import { ACTORS, type Actor, must, type Permission, type Person } from './world.ts';

export type Makers = ReturnType<typeof createMakers>;

const READ: readonly Permission[] = [{ negate: false, resource_type: 'template', action: 'read' }];
const ASSIGN: readonly Permission[] = ['assign', 'unassign', 'read']
  .map((action) => ({ negate: false, resource_type: 'assign_org_role', action }))
  .concat(
    ['create', 'read'].map((action) => ({ negate: false, resource_type: 'organization_member', action })),
  );

/** Strong enough for every generation, and not a secret: nobody but the run's own people has it. */
const PASSWORD = 'Contract-Suite-9-Horse';

/** The shortest life of a token that every server gives. */
const BRIEF_NS = 1e9;
const MARGIN_MS = 200;

/** Makes people, tokens and roles as the owner, by the API alone, and deletes them all again. */
export const createMakers = (api: CoderClient, organization: OrganizationId, prefix: string) => {
  let made = 0;
  const people = new Set<string>();
  const roles = new Set<string>();
  const unique = (letter = 'x'): string => {
    made += 1;
    return `${prefix}-${letter}${made}`;
  };
  const user = async (
    over: { readonly loginType?: string; readonly status?: 'dormant' } = {},
  ): Promise<Person> => {
    const username = unique('u');
    const email = `${username}@example.com`;
    const loginType = over.loginType ?? 'password';
    const created = await must(
      'a user',
      api.createUser({
        username,
        email,
        organization_ids: [organization],
        login_type: loginType,
        ...(loginType === 'password' ? { password: PASSWORD } : {}),
        user_status: over.status ?? 'active',
      }),
    );
    people.add(created.id);
    return { id: created.id, username, email, password: PASSWORD };
  };
  const token = async (id: string): Promise<string> =>
    (await must('a token', api.createToken({ user: id, token_name: unique('t') }))).key;
  const expiredToken = async (): Promise<string> => {
    const { id } = await user();
    const brief = { user: id, token_name: unique('t'), lifetime: BRIEF_NS };
    const { key } = await must('a token of a second', api.createToken(brief));
    await setTimeout(BRIEF_NS / 1e6 + MARGIN_MS);
    return key;
  };
  const role = async (permissions: readonly Permission[] = READ): Promise<string> => {
    const name = unique('r');
    const wanted = { organization, name, display_name: 'Contract suite' };
    await must('a role', api.createRole({ ...wanted, organization_permissions: [...permissions] }));
    roles.add(name);
    return name;
  };
  const actor = async (name: Actor): Promise<{ readonly id: Person['id']; readonly token: string }> => {
    const rights: { site?: readonly string[]; roles?: readonly string[]; leaves?: true } = ACTORS[name];
    const { id } = await user();
    if (rights.site !== undefined)
      await must('site roles', api.putUserRoles({ user: id, roles: [...rights.site] }));
    const wanted = await Promise.all(
      (rights.roles ?? []).map((one) => (one === '*assigner' ? role(ASSIGN) : one)),
    );
    if (wanted.length > 0) await must('roles', api.putMemberRoles({ organization, user: id, roles: wanted }));
    const made = { id, token: await token(id) };
    if (rights.leaves === true) await must('leaving', api.removeMember({ organization, user: id }));
    return made;
  };
  /** Also what a failed run left behind under this prefix, or a case made on its own. */
  const findLeft = async () => {
    const left = await api.listUsers({ q: prefix });
    const own = await api.listOrganizationRoles({ organization });
    const tokens = await api.listTokens({ user: 'me' });
    const isOurs = (name: string) => name.startsWith(`${prefix}-`);
    return {
      people: left.ok ? left.value.users.filter((one) => isOurs(one.username)).map((one) => one.userId) : [],
      // Where the list cannot be read, what is known to have been made is at least tried.
      roles: own.ok ? own.value.map((one) => one.name).filter(isOurs) : [...roles],
      tokens: tokens.ok ? tokens.value.rows.filter((one) => isOurs(one.token_name)).map((one) => one.id) : [],
    };
  };
  const cleanUp = async (): Promise<readonly string[]> => {
    // Nothing was made under the prefix, so nothing is there; a server with its limits used up need not be asked.
    if (made === 0) return [];
    const left = await findLeft();
    const stays: string[] = [];
    for (const id of new Set([...people, ...left.people]))
      if (!(await api.deleteUser({ user: id })).ok) stays.push(`user ${id}`);
    for (const name of left.roles)
      if (!(await api.deleteRole({ organization, roleName: name })).ok) stays.push(`role ${name}`);
    for (const id of left.tokens)
      if (!(await api.deleteKey({ user: 'me', keyid: id })).ok) stays.push(`token ${id}`);
    return stays;
  };
  return { unique, user, token, expiredToken, role, actor, cleanUp };
};
