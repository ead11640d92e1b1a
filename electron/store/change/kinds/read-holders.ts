import type { UserId } from '#shared/base/brand.ts';
import { english } from '#shared/base/format.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import { type Walked, walkPages } from '#shared/base/walk-pages.ts';
import type { RoleSubject } from '#shared/model/subject.ts';
import type { RemoteMember } from '../../remote/port.ts';
import type { LostFrom, LostRead } from './kind.ts';

/** Holders of one role that the journal keeps: everybody in the largest deployment that is meant. */
const MOST_HOLDERS = 100_000;
/** Members of one organization that are read for it: a list without an end is a lie. */
const MOST_MEMBERS = 1_000_000;
/** How often the list is read until it stands still. */
const TIMES = 3;

const MOVED = fail(
  'holders-unread',
  `The list of members changed each of the ${TIMES} times it was read. Try again when nobody is joining or leaving.`,
);
// Put into words when it happens: the first number that is written so takes 10 ms, which the start has no time for.
const tooMany = () =>
  fail(
    'holders-unread',
    `More than ${english.formatCount(MOST_HOLDERS)} people hold it, which is as many as the journal keeps. Take it from some of them first.`,
  );
const ENDLESS = fail('holders-unread', 'The server shows more and more members, and never the last of them.');

type Code = Extract<LostRead, { readonly ok: false }>['failure']['code'];
type Reading = Walked & { readonly members: number; readonly holders: readonly UserId[] };

/** Goes through the members of the organization once. Suspended members and service accounts hold roles like others. */
const readOnce = async (
  { api, signal, pageRows }: LostFrom,
  { organizationId, roleName }: RoleSubject,
): Promise<Result<Reading, Code>> => {
  const members = new Set<UserId>();
  const holders = new Set<UserId>();
  const walked = await walkPages<RemoteMember, Code>({
    fetch: async (where) => {
      if (members.size > MOST_MEMBERS) return ENDLESS;
      if (holders.size > MOST_HOLDERS) return tooMany();
      // A row that cannot be read fails the page: whether that person holds the role would not be known.
      return api.pageMembers(organizationId, where, { signal });
    },
    idOf: ({ userId }) => userId,
    onRows: (rows) => {
      for (const { userId, roles } of rows) {
        members.add(userId);
        if (roles.includes(roleName)) holders.add(userId);
      }
    },
    pageRows,
  });
  if (!walked.ok) return walked;
  if (holders.size > MOST_HOLDERS) return tooMany();
  return ok({ ...walked.value, members: members.size, holders: [...holders].sort() });
};

/**
 * Who holds a role in its organization now, as the server lists them, by user id. Believed only when the list stood
 * still while it was read and was as long as the server says: whoever was missed would not get the role back.
 */
export const readHolders = async (from: LostFrom, subject: RoleSubject): Promise<LostRead> => {
  for (let times = 0; times < TIMES; times += 1) {
    const read = await readOnce(from, subject);
    if (!read.ok) return read;
    const { moved, members, count, holders } = read.value;
    if (!moved && members === count) return ok(holders);
  }
  return MOVED;
};
