import { describe, expect, it } from 'vitest';
import { organizationNumber, userNumber } from '#test/kit/role-arbitraries.ts';
import { isAboutPerson } from '../../kinds/index.ts';
import { roleSubject } from '../../kinds/subject-form.ts';
import { CHANGE_KINDS, NO_USER_ID, SITE_ORGANIZATION_ID, type Subject } from '../../model/subject.ts';
import { subjectSchema } from '../../model/subject-schema.ts';
import {
  findSubject,
  nameOf,
  personSubject,
  subjectOf,
  toSubject,
  toSubjectIds,
  toSubjectKey,
  whoOf,
} from './subject.ts';

const ORGANIZATION = organizationNumber(1);
const subjects: readonly Subject[] = CHANGE_KINDS.map((kind) => {
  if (isAboutPerson(kind)) return personSubject(kind, ORGANIZATION, userNumber(1));
  return kind === 'token-expiry'
    ? { kind, organizationId: SITE_ORGANIZATION_ID, userId: userNumber(1), tokenId: 'abc' }
    : roleSubject(ORGANIZATION, 'a role of spaces');
});

describe('a subject of any kind', () => {
  it.each(subjects)('$kind is kept in four columns, and read back as it was', (subject) => {
    const ids = toSubjectIds(subject);
    expect(Object.keys(ids)).toEqual(['kind', 'organizationId', 'userId', 'item']);
    expect(toSubject(ids)).toStrictEqual(subject);
    expect(findSubject(ids)).toStrictEqual(subject);
    expect(subjectSchema.parse(subject)).toStrictEqual(subject);
  });

  it.each(subjects)('$kind has the ids of its kind, and no others', (subject) => {
    const ids = toSubjectIds(subject);
    const others = [
      { organizationId: ids.organizationId === ORGANIZATION ? NO_USER_ID : ORGANIZATION },
      { userId: ids.userId === NO_USER_ID ? userNumber(2) : NO_USER_ID },
      { item: ids.item === '' ? 'x' : '' },
    ];
    // Ids of the wrong sort, which only a file can have.
    for (const other of others) expect(findSubject({ ...ids, ...other } as typeof ids)).toBeNull();
  });

  it.each(['.', '..', '', '\ud800', 'a\udc00b', 'r'.repeat(257)])('is no role called %j', (roleName) => {
    const role = roleSubject(ORGANIZATION, roleName);
    expect(findSubject(toSubjectIds(role))).toBeNull();
    expect(subjectSchema.safeParse(role).success).toBe(false);
  });

  it.each(['...', '.a', 'a role', '😀', 'r'.repeat(256)])('may be a role called %j', (roleName) => {
    const role = roleSubject(ORGANIZATION, roleName);
    expect(findSubject(toSubjectIds(role))).toStrictEqual(role);
    expect(subjectSchema.parse(role)).toStrictEqual(role);
  });

  it('is the same as another one where all its ids are', () => {
    const more: readonly Subject[] = [
      personSubject('membership', organizationNumber(2), userNumber(1)),
      personSubject('membership', ORGANIZATION, userNumber(2)),
      roleSubject(ORGANIZATION, 'another'),
      roleSubject(organizationNumber(2), 'another'),
    ];
    const all = [...subjects, ...more];
    expect(new Set(all.map(toSubjectKey)).size).toBe(all.length);
    expect(toSubjectKey({ ...roleSubject(ORGANIZATION, 'another') })).toBe(
      toSubjectKey(roleSubject(ORGANIZATION, 'another')),
    );
  });

  it('is taken out of what has more', () => {
    for (const subject of subjects)
      expect(subjectOf(Object.assign({}, subject, { base: ['x'] }))).toStrictEqual(subject);
  });

  it('is called as people call it', () => {
    const person = personSubject('user-status', ORGANIZATION, userNumber(1));
    expect([nameOf(person, 'ada'), whoOf(person, 'ada')]).toEqual(['ada', 'ada']);
    expect([nameOf(person, ''), whoOf(person, '')]).toEqual(['', userNumber(1)]);
    const role = roleSubject(ORGANIZATION, 'deploy');
    expect([nameOf(role, ''), whoOf(role, '')]).toEqual(['deploy', 'role deploy']);
  });
});
