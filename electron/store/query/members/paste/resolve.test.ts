import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import { readPastedNames } from '#shared/core/pasted-names/read.ts';
import {
  addMembers,
  addOrganization,
  DEPLOYMENT,
  ORGANIZATION,
  openProfile,
  userId,
} from '#test/builders/cache.ts';
import { createPastes } from './pastes.ts';
import { resolvePasted } from './resolve.ts';

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
const OTHER = '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b11' as OrganizationId;
let profile: ReturnType<typeof openProfile>;
let organization = 0;

beforeEach(() => {
  profile = openProfile();
  organization = addOrganization(profile.cache);
  const other = addOrganization(profile.cache, { id: OTHER });
  addMembers(profile.cache, organization, [
    { n: 1, username: 'anna', name: 'Anna Smith', email: 'Anna.Smith@Acme.example' },
    { n: 2, username: 'Bob-2', name: 'Bob O’Neil', email: 'bob@acme.example' },
    { n: 3, username: 'smith', name: 'Anna  SMITH', email: 'smith@acme.example' },
    { n: 4, username: 'carla', name: 'Carla Jones', email: '' },
    { n: 5, username: 'mallory', name: 'bob-2', email: 'bob\u200b@acme.example' },
  ]);
  addMembers(profile.cache, other, [
    { n: 6, username: 'zoe' },
    { n: 1, username: 'anna' },
  ]);
});
afterEach(() => profile.dispose());

const names = (text: string) => {
  const read = readPastedNames(text);
  return read.kind === 'names' ? read.names : [];
};
const resolve = (text: string) => {
  const { found, answer } = resolvePasted(profile.cache.read, scope, names(text));
  const toChoose = answer.toChoose.map(({ value, candidates }) => [
    value,
    candidates.map((one) => one.username),
  ]);
  return { ...answer, found: [...found], toChoose };
};

describe('resolving pasted names', () => {
  it('finds people by username, then by e-mail, whatever the case', () => {
    expect(resolve('ANNA\nbob@ACME.example\nCarla')).toMatchObject({
      found: [1, 2, 4].map(userId),
      byUsername: 2,
      byEmail: 1,
      ambiguous: 0,
      elsewhere: [],
      unknown: [],
    });
  });

  it('counts somebody once who is named in two ways', () => {
    expect(resolve('anna, anna.smith@acme.example')).toMatchObject({
      found: [userId(1)],
      repeated: 1,
      byEmail: 0,
    });
  });

  it('never finds anybody by display name alone: it proposes, also a single person', () => {
    expect(resolve('Anna   Smith\nSmith, Anna\nCarla Jones')).toMatchObject({
      toChoose: [
        ['Anna Smith', ['anna', 'smith']],
        ['Carla Jones', ['carla']],
      ],
    });
    expect(resolve("Bob O'Neil").toChoose).toEqual([["Bob O'Neil", ['Bob-2']]]);
    expect(resolve('Carla Jones').found).toEqual([]);
  });

  it('asks when a username may be half of another person’s name', () => {
    expect(resolve('anna smith')).toMatchObject({
      found: [],
      toChoose: [
        ['anna', ['anna', 'smith']],
        ['smith', ['smith', 'anna']],
      ],
    });
    expect(resolve('username,name\nbob-2,Carla Jones').toChoose).toEqual([['bob-2', ['Bob-2', 'carla']]]);
    expect(resolve('username,name\nbob-2,Bob O’Neil').found).toEqual([userId(2)]);
    expect(resolve('carla jones')).toMatchObject({ found: [userId(4)] });
    addMembers(profile.cache, organization, [
      { n: 7, username: 'cj', name: 'Carla Smith', email: 'cj@acme.example' },
    ]);
    expect(resolve('carla smith')).toMatchObject({
      found: [],
      toChoose: [
        ['carla', ['carla', 'cj']],
        ['smith', ['smith', 'cj']],
      ],
    });
  });

  it('asks when username and address of a row belong to two people, and believes an address before a name', () => {
    expect(resolve('username,email\nanna,bob@acme.example').toChoose).toEqual([['anna', ['anna', 'Bob-2']]]);
    expect(resolve('username,email\nanna,gone@acme.example').found).toEqual([userId(1)]);
    expect(resolve('Carla Jones <bob@acme.example>').found).toEqual([userId(2)]);
    expect(resolve('Carla Jones <carla@acme.example>').toChoose).toEqual([['carla@acme.example', ['carla']]]);
  });

  it('does not take an address with something invisible in it for the one without', () => {
    expect(resolve('bob@acme.example').found).toEqual([userId(2)]);
    profile.cache.write.prepare('DELETE FROM member WHERE user_id = ?')(userId(2));
    expect(resolve('bob@acme.example')).toMatchObject({ found: [], unknown: ['bob@acme.example'] });
  });

  it('tells people of other organizations from people nobody knows', () => {
    expect(resolve('zoe\nzoe@acme.example\nnobody\nanna')).toMatchObject({
      found: [userId(1)],
      elsewhere: ['zoe', 'zoe@acme.example'],
      unknown: ['nobody'],
    });
  });

  it('answers about an organization that is not in the copy', () => {
    const nowhere = { ...scope, organizationId: '0b7e7a52-3f0c-4b6d-8f3e-5f0c7d1a9b12' as OrganizationId };
    expect(resolvePasted(profile.cache.read, nowhere, names('anna')).answer).toMatchObject({
      found: 0,
      elsewhere: ['anna'],
    });
  });

  it('lists at most 200 names to choose for, with at most 8 people each, and counts all', () => {
    addMembers(
      profile.cache,
      organization,
      Array.from({ length: 12 }, (_, n) => ({ n: 100 + n, name: 'Sam Same' })),
    );
    addMembers(
      profile.cache,
      organization,
      Array.from({ length: 210 }, (_, n) => ({ n: 200 + n, name: `Name Of${'x'.repeat(n)}` })),
    );
    const many = Array.from({ length: 210 }, (_, n) => `Name Of${'x'.repeat(n)}`);
    const { answer } = resolvePasted(profile.cache.read, scope, names(['Sam Same', ...many].join('\n')));
    expect(answer.ambiguous).toBe(211);
    expect(answer.toChoose).toHaveLength(200);
    expect(answer.toChoose[0]).toMatchObject({ at: 0, people: 12 });
    expect(answer.toChoose[0]?.candidates).toHaveLength(8);
  });
});

describe('the kept list', () => {
  it('is put down in pieces, each where the last ended', () => {
    const pastes = createPastes({ copyOf: () => profile.cache.read });
    const [anna, bob, carla] = names('anna bob-2 carla smith').map((one) => [one]);
    expect(pastes.put(scope, 'p1', 0, anna ?? [])).toBe(1);
    expect(pastes.put(scope, 'p1', 1, bob ?? [])).toBe(2);
    expect(pastes.put(scope, 'p1', 1, bob ?? [])).toBe(2);
    expect(pastes.put(scope, 'p1', 3, carla ?? [])).toBe(2);
    expect(pastes.find(scope, 'p1')?.answer.found).toBe(2);
    expect(pastes.put(scope, 'p1', 2, carla ?? [])).toBe(3);
    expect(pastes.find(scope, 'p1')?.answer.found).toBe(3);
  });

  it('belongs to one list and one paste', () => {
    const pastes = createPastes({ copyOf: () => profile.cache.read });
    pastes.put(scope, 'p1', 0, names('anna'));
    expect(pastes.find(scope, 'p2')).toBeNull();
    expect(pastes.find({ ...scope, organizationId: OTHER }, 'p1')).toBeNull();
    expect(pastes.put(scope, 'p2', 1, names('anna'))).toBe(0);
    pastes.put(scope, 'p2', 0, []);
    expect(pastes.find(scope, 'p1')).toBeNull();
  });

  it('is looked up again when the copy has changed', () => {
    const pastes = createPastes({ copyOf: () => profile.cache.read });
    pastes.put(scope, 'p1', 0, names('late'));
    expect(pastes.find(scope, 'p1')?.answer.unknown).toEqual(['late']);
    addMembers(profile.cache, organization, [{ n: 8, username: 'late' }]);
    pastes.forget();
    expect(pastes.find(scope, 'p1')?.answer.found).toBe(1);
  });
});
