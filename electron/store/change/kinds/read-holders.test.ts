import { describe, expect, it } from 'vitest';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { roleSubject } from '#shared/kinds/subject-form.ts';
import type { CoderApi, RemoteMember } from '../../remote/port.ts';
import { readHolders } from './read-holders.ts';

const ROLE = 'on-call';
const SUBJECT = roleSubject('o1' as OrganizationId, ROLE);

const member = (n: number, roles: readonly string[] = []): RemoteMember => ({
  userId: `u${String(n).padStart(6, '0')}` as UserId,
  username: `u${n}`,
  name: '',
  email: '',
  status: 'active',
  loginType: 'password',
  lastSeenAt: null,
  createdAt: null,
  isServiceAccount: false,
  roles,
  siteRoles: [],
});

const members = (count: number, holds: (n: number) => boolean): readonly RemoteMember[] =>
  Array.from({ length: count }, (_, n) => member(n, holds(n) ? [ROLE] : ['other']));

/** A server with a list that `edit` may change before each of its answers. */
const read = async (
  first: readonly RemoteMember[],
  edit: (list: readonly RemoteMember[], call: number) => readonly RemoteMember[] = (list) => list,
  pageRows = 10,
) => {
  let list = first;
  let calls = 0;
  const pageMembers: CoderApi['pageMembers'] = async (_organization, { offset, limit, isLoose }) => {
    expect(isLoose ?? false).toBe(false);
    calls += 1;
    list = edit(list, calls);
    return ok({ rows: list.slice(offset, offset + limit), count: list.length });
  };
  const api = { pageMembers } as CoderApi;
  const got = await readHolders({ api, signal: new AbortController().signal, pageRows }, SUBJECT);
  return { got, calls };
};

describe('who holds a role', () => {
  it('is everybody who does, from every page', async () => {
    const { got } = await read(members(95, (n) => n % 9 === 0));
    expect(got.ok && got.value).toEqual(Array.from({ length: 11 }, (_, n) => member(n * 9).userId));
    expect((await read(members(95, () => false))).got).toEqual(ok([]));
    expect((await read([])).got).toEqual(ok([]));
  });

  it('is read again when the list moved while it was read, and nobody is missed', async () => {
    // Three of the first page leave, so that some of the third page move to the second, which was read.
    const { got } = await read(
      members(95, (n) => n >= 20),
      (list, call) => (call === 3 ? list.slice(3) : list),
    );
    expect(got.ok && got.value.length).toBe(75);
  });

  it('is not told of a list that never stands still', async () => {
    const { got, calls } = await read(
      members(95, () => true),
      (list, call) => [...list.slice(1), member(1_000 + call, [ROLE])],
    );
    expect(got).toMatchObject({ ok: false, failure: { code: 'holders-unread' } });
    expect(calls).toBeLessThan(40);
  });

  it('is not told of more people than the journal keeps', async () => {
    const most = await read(
      members(100_000, () => true),
      (list) => list,
      1_000,
    );
    expect(most.got.ok && most.got.value.length).toBe(100_000);
    const { got } = await read(
      members(100_001, () => true),
      (list) => list,
      1_000,
    );
    expect(got).toMatchObject({
      ok: false,
      failure: {
        code: 'holders-unread',
        message: expect.stringContaining('More than 100,000 people hold it'),
      },
    });
  });

  it('is not told of a list without an end', async () => {
    let calls = 0;
    const pageMembers: CoderApi['pageMembers'] = async (_organization, { offset, limit }) => {
      calls += 1;
      return ok({
        rows: Array.from({ length: limit }, (_, at) => member(offset + at)),
        count: Number.MAX_SAFE_INTEGER,
      });
    };
    const got = await readHolders(
      { api: { pageMembers } as CoderApi, signal: new AbortController().signal, pageRows: 10_000 },
      SUBJECT,
    );
    expect(got).toMatchObject({ ok: false, failure: { code: 'holders-unread' } });
    expect(calls).toBeLessThan(120);
  });

  it('is not told of a list that cannot be read', async () => {
    const pageMembers: CoderApi['pageMembers'] = async () => fail('bad-response', 'Not a member.');
    const got = await readHolders(
      { api: { pageMembers } as CoderApi, signal: new AbortController().signal, pageRows: 10 },
      SUBJECT,
    );
    expect(got).toEqual(fail('bad-response', 'Not a member.'));
  });
});
