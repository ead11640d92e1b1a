import { z } from 'zod';
import type { OrganizationId } from '#shared/base/brand.ts';
import { userIdSchema } from '#shared/model/deployment.ts';
import { organizationIdSchema } from '#shared/model/organization-schema.ts';
import type { BareHttp } from './bare-http.ts';

const organizationsSchema = z.array(z.object({ id: organizationIdSchema, is_default: z.boolean() }));
const membersSchema = z.object({
  members: z.array(
    z.object({
      user_id: userIdSchema,
      username: z.string(),
      login_type: z.string(),
      roles: z.array(z.object({ name: z.string() })),
    }),
  ),
});

export type Person = {
  readonly userId: z.output<typeof userIdSchema>;
  readonly roles: readonly string[];
};

/** Up to `count` people of the default organization to whom `role` can be given: not the actor, no odd ones. */
export const listPeople = async (
  http: BareHttp,
  role: string,
  count: number,
): Promise<{ readonly organizationId: OrganizationId; readonly people: readonly Person[] }> => {
  const organizations = organizationsSchema.parse(await http.get('/api/v2/organizations'));
  const usual = organizations.find((one) => one.is_default);
  if (usual === undefined) throw new Error('The deployment has no default organization.');
  const path = `/api/v2/organizations/${usual.id}/paginated-members`;
  const people: Person[] = [];
  for (let offset = 0; people.length < count; offset += 1_000) {
    const { members } = membersSchema.parse(await http.get(`${path}?limit=1000&offset=${offset}`));
    if (members.length === 0) break;
    const rows = members.map((row) => ({ ...row, names: row.roles.map((one) => one.name) }));
    for (const row of rows)
      if (row.names.length === 0 && row.username !== 'admin')
        people.push({ userId: row.user_id, roles: row.names });
  }
  if (people.length === 0) throw new Error(`Nobody can be given ${role}.`);
  return { organizationId: usual.id, people: people.slice(0, count) };
};
