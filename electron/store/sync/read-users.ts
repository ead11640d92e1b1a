import type { UserId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import { UNREADABLE } from '#shared/model/member.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { type MemberRow, type ToldFacts, toMemberRow, toToldFacts } from '../copy/member.ts';
import type { RemoteOrganization, RemoteUser } from '../remote/port.ts';
import type { Compared } from './comparison.ts';
import { isHidden } from './read-directory.ts';
import { readList, type Tell } from './read-list.ts';
import type { PassContext } from './types.ts';

/** Somebody in the list of users as the copy keeps them: there the roles are the site roles. */
const toRow = (user: RemoteUser): MemberRow =>
  toMemberRow({
    ...user,
    status: user.unreadable === undefined ? user.status : UNREADABLE,
    roles: user.siteRoles,
  });

/** The deployment as the organization of its users; no server lists it. */
export const SITE: RemoteOrganization = {
  id: SITE_ORGANIZATION_ID,
  name: '',
  displayName: '',
  isDefault: false,
  defaultRoles: null,
};

/** Everybody on the deployment. `compared` null: this token may not list them. */
export type Users = { readonly compared: Compared | null; readonly facts: ReadonlyMap<UserId, ToldFacts> };

/** The list of users held against the copy. `wantsFacts`: the server may be old, and its member rows say less. */
export const readUsers = async (
  context: PassContext,
  {
    key,
    wantsFacts,
    tell,
  }: { readonly key: number | null; readonly wantsFacts: () => boolean; readonly tell: Tell },
): Promise<Result<Users, RemoteFailure>> => {
  const { api, signal } = context;
  const facts = new Map<UserId, ToldFacts>();
  const read = await readList<RemoteUser>(context, {
    organization: SITE,
    key,
    fetch: (where) => api.pageUsers({ ...where, isLoose: true }, { signal }),
    toRow: (user) => {
      if (wantsFacts()) facts.set(user.userId, toToldFacts(user));
      return toRow(user);
    },
    tell,
  });
  if (read.ok) return ok({ compared: read.value, facts });
  return isHidden(read.failure.code) ? ok({ compared: null, facts }) : read;
};
