import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { requestOf } from '../call/to-request.ts';
import type { Client } from '../client.ts';
import { type PutContext, toPutOutcome } from '../outcome/put-table.ts';
import type { CoderApi } from '../port.ts';
import { parseAnswer } from '../read-json.ts';
import { bareMember } from '../shape/member.ts';
import { normaliseRoles } from '../shape/role-names.ts';

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((name, at) => name === b[at]);

/** A 200 counts only when it names the right person and shows exactly the set that was sent. */
const checkApplied =
  (
    client: Client,
    organization: OrganizationId,
    user: UserId,
    sent: readonly string[],
  ): PutContext['readApplied'] =>
  (answer) => {
    const read = parseAnswer(answer, bareMember, client.limits.jsonDepth);
    if (!read.ok) return { why: read.failure.message };
    const { user_id, organization_id, roles } = read.value;
    if (user_id !== user) return { why: 'the answer is about another person' };
    if (organization_id !== organization) return { why: 'the answer is about another organization' };
    return isSameList(roles, sent) ? { roles } : { why: 'the answer shows other roles than were sent' };
  };

/** PUT of a whole role set: one request at most, and its outcome by the table. */
export const createPutMemberRoles =
  (client: Client): CoderApi['putMemberRoles'] =>
  async (organization, user, roles, o) => {
    const sent = normaliseRoles(roles);
    const request = requestOf('putMemberRoles', { organization, user, roles: [...sent] });
    const end = await client.write(request, o?.signal, o?.onStart);
    return toPutOutcome(end, {
      asked: client.asked,
      readApplied: checkApplied(client, organization, user, sent),
      retryAfterMs: client.retryAfterMs,
    });
  };
