import type { UserId } from '#shared/base/brand.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { RemoteFailure } from '#shared/contract/failures.ts';
import type { RemoteMember, RemoteOrganization, RemoteUser } from '../remote/port.ts';
import { type Compared, createComparison } from './comparison.ts';
import { toMemberColumns } from './member-columns.ts';
import type { PassContext } from './types.ts';
import { walkPages } from './walk-pages.ts';

type Users = ReadonlyMap<UserId, RemoteUser>;
/** The list of users, read when the first row without a status shows that this server needs it. */
export type UsersOnce = () => Promise<Result<Users, RemoteFailure>>;

/** Coder's own user that owns prebuilt workspaces; listed as a member up to 2.29, and nobody may change it. */
const SYSTEM_USER = 'c42fdf75-3097-471c-8c33-fb52454d81c0';
const PASSES = 2;
const NOBODY: Users = new Map();

/** Reads everybody on the site into memory: id, status, login type, last seen. */
export const readUsers = async (context: PassContext): Promise<Result<Users, RemoteFailure>> => {
  const users = new Map<UserId, RemoteUser>();
  const walked = await walkPages<RemoteUser>({
    fetch: (where) => context.api.pageUsers(where, { signal: context.signal }),
    idOf: (user) => user.userId,
    pageRows: context.pageRows,
    onRows: (rows, done, total) => {
      for (const user of rows) users.set(user.userId, user);
      context.tell({ step: 'Reading users', done, total });
    },
  });
  if (walked.ok) return ok(users);
  const { code } = walked.failure;
  return code === 'forbidden' || code === 'not-found' ? ok(NOBODY) : walked;
};

/** One organization's list: its key in the copy (null: new), and whom to tell how far the reading got. */
export type List = {
  readonly organization: RemoteOrganization;
  readonly key: number | null;
  readonly users: UsersOnce;
  readonly tell: (done: number, total: number) => void;
};

/**
 * One organization's members held against the copy. A pass is whole when nothing moved and the distinct rows are
 * as many as the server counts; otherwise the list is read once more.
 */
export const readMembers = async (
  context: PassContext,
  list: List,
): Promise<Result<Compared, RemoteFailure>> => {
  const { organization } = list;
  const probe = await context.api.pageMembers(
    organization.id,
    { offset: 0, limit: 1 },
    { signal: context.signal },
  );
  if (!probe.ok) return probe;
  const needsUsers = probe.value.rows.some((row) => row.status === null);
  const known = needsUsers ? await list.users() : ok(NOBODY);
  if (!known.ok) return known;

  const { incoming } = context;
  const incomingKey = incoming?.open(organization) ?? null;
  const comparison = createComparison(
    context.cache.read,
    incomingKey ?? list.key,
    incoming === null || incomingKey === null ? null : (changes) => incoming.write(incomingKey, changes),
  );
  let isWhole = false;
  for (let pass = 0; pass < PASSES && !isWhole; pass += 1) {
    comparison.begin();
    let system = 0;
    const walked = await walkPages<RemoteMember>({
      fetch: (where) => context.api.pageMembers(organization.id, where, { signal: context.signal }),
      idOf: (member) => member.userId,
      pageRows: context.pageRows,
      onRows: (rows, done, total) => {
        if (context.signal.aborted) return;
        const people = rows.filter((row) => row.userId !== SYSTEM_USER);
        if (people.length < rows.length) system = 1;
        comparison.add(people.map((row) => toMemberColumns(row, known.value)));
        list.tell(done, total);
      },
    });
    if (!walked.ok) return walked;
    isWhole = !walked.value.moved && comparison.seen() + system === walked.value.count;
  }
  return ok(comparison.end(isWhole));
};
