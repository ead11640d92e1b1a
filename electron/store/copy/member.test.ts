import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UserId } from '#shared/base/brand.ts';
import type { Member } from '#shared/model/member.ts';
import { memberSchema } from '#shared/model/member-schema.ts';
import { addOrganization, ORGANIZATION, openProfile } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import {
  createMemberWriter,
  findMember,
  listMembersAfter,
  listPrints,
  MEMBER,
  toMemberRow,
  toPrint,
} from './member.ts';

const word = fc.string({ unit: 'grapheme', maxLength: 12 });
const members: fc.Arbitrary<Member> = fc.record({
  userId: fc.uuid().map((id) => id as UserId),
  username: word,
  name: word,
  email: word,
  status: fc.option(word),
  loginType: fc.option(word),
  lastSeenAt: fc.option(word),
  createdAt: fc.option(word),
  isServiceAccount: fc.boolean(),
  roles: fc.uniqueArray(word, { maxLength: 3 }),
  siteRoles: fc.uniqueArray(word, { maxLength: 3 }),
});

let profile: ReturnType<typeof openProfile>;
let organization = 0;
beforeAll(() => {
  profile = openProfile();
  organization = addOrganization(profile.cache);
});
afterAll(() => profile.dispose());

const write = (member: Member): number => {
  const writer = createMemberWriter(profile.cache.write);
  const [there] = listPrints(profile.cache.read, organization, [member.userId]);
  if (there === undefined) writer.insert(organization, toMemberRow(member));
  else writer.update(there.key, toMemberRow(member));
  return listPrints(profile.cache.read, organization, [member.userId])[0]?.key ?? -1;
};
const printOf = (userId: UserId): string | undefined =>
  listPrints(profile.cache.read, organization, [userId])[0]?.print;
const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };

describe('the members of a copy', () => {
  it('have a column for every field of a member', () => {
    expect([...MEMBER.fields].sort()).toEqual(Object.keys(memberSchema.shape).sort());
  });

  it('come back as they were written, the first time and the next', () => {
    fc.assert(
      fc.property(members, members, (one, other) => {
        write(one);
        expect(findMember(profile.cache.read, scope, one.userId)).toEqual(one);
        write({ ...other, userId: one.userId });
        expect(findMember(profile.cache.read, scope, one.userId)).toEqual({ ...other, userId: one.userId });
      }),
      { numRuns: 50 },
    );
  });

  it('print in the database as the answer of a server does, and otherwise once any field is another', () => {
    fc.assert(
      fc.property(members, members, fc.constantFrom(...MEMBER.fields), (one, other, field) => {
        write(one);
        expect(printOf(one.userId)).toBe(toPrint(toMemberRow(one)));
        const changed = { ...one, [field]: other[field], userId: one.userId };
        const isOther = field !== 'userId' && toMemberRow(one)[field] !== toMemberRow(changed)[field];
        expect(printOf(one.userId) !== toPrint(toMemberRow(changed))).toBe(isOther);
      }),
      { numRuns: 100 },
    );
  });

  it('who were missed print otherwise than anybody who is there', () => {
    const [member] = fc.sample(members, 1);
    if (member === undefined) throw new Error('No sample');
    const key = write(member);
    createMemberWriter(profile.cache.write).miss(key);
    expect(printOf(member.userId)).not.toBe(toPrint(toMemberRow(member)));
    createMemberWriter(profile.cache.write).touch(key, toMemberRow(member));
    expect(printOf(member.userId)).toBe(toPrint(toMemberRow(member)));
    expect(
      listMembersAfter(profile.cache.read, organization, '', 10_000).map((row) => row.missedPasses),
    ).not.toContain(1);
  });
});
