import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import { MOST_PASTED_TEXT } from '#shared/contract/paste.ts';
import { readText } from '#shared/core/people/paste/read-text.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile, userId } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createLists } from './lists.ts';

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
    { n: 3, username: 'carla', name: 'Carla Jones', email: 'carla@acme.example' },
  ]);
  addMembers(profile.cache, other, [{ n: 6, username: 'zoe', email: 'zoe@acme.example' }]);
});
afterEach(() => profile.dispose());

const open = () => createLists({ copyOf: () => profile.cache.read });
const put = (lists: ReturnType<typeof open>, text: string, at = 0, isLast = true) =>
  lists.put(scope, 'p1', { at, pieces: [text], isLast }, readText);

describe('the kept list', () => {
  it('is put down in pieces, each where the last ended, and read when it is whole', () => {
    const lists = open();
    expect(put(lists, 'an', 0, false)).toMatchObject({ value: 2 });
    expect(put(lists, 'na\nbo', 2, false)).toMatchObject({ value: 7 });
    expect(put(lists, 'na\nbo', 2, false)).toMatchObject({ value: 7 });
    expect(put(lists, 'b-2', 7)).toMatchObject({ value: 10 });
    expect(lists.getOutcome(scope, 'p1')).toMatchObject({
      lines: { all: 2, people: 2 },
      entries: { all: 2, found: 2 },
    });
  });

  it('is searched by name, address and what was written, in each of its parts', () => {
    const lists = open();
    put(lists, 'anna\nbob@acme.example\nnobody-1\nnobody-2\nCarla Jones');
    const search = (part: 'found' | 'not-found' | 'several', text: string) => {
      const page = lists.listRows(scope, 'p1', { part, text, offset: 0, limit: 1 });
      return [page?.all, page?.rows.length];
    };
    expect(search('found', '')).toEqual([2, 1]);
    expect(search('found', 'O’NEIL')).toEqual([1, 1]);
    expect(search('found', "bob o'neil")).toEqual([1, 1]);
    expect(search('found', 'smith')).toEqual([1, 1]);
    expect(search('found', 'qqq')).toEqual([0, 0]);
    expect(search('not-found', 'nobody')).toEqual([2, 1]);
    expect(search('several', 'carla@')).toEqual([1, 1]);
  });

  it('takes another text after the first, with lines counted on', () => {
    const lists = open();
    put(lists, 'anna\nbob-2');
    put(lists, 'anna\ncarla', 10);
    expect(lists.getOutcome(scope, 'p1')).toMatchObject({
      lines: { all: 4 },
      entries: { found: 3, again: 1 },
      people: { takenMembers: 3 },
    });
    expect(lists.listRows(scope, 'p1', { part: 'again', offset: 0, limit: 9 })?.rows).toMatchObject([
      { line: 3, firstLine: 1, username: 'anna' },
    ]);
  });

  it('belongs to one organization and one paste, and gives way to the next', () => {
    const lists = open();
    put(lists, 'anna');
    expect(lists.getOutcome(scope, 'p2')).toBeNull();
    expect(lists.getOutcome({ ...scope, organizationId: OTHER }, 'p1')).toBeNull();
    expect(lists.put(scope, 'p2', { at: 5, pieces: [], isLast: true }, readText)).toMatchObject({
      failure: { code: 'paste-gone' },
    });
    lists.put(scope, 'p2', { at: 0, pieces: [], isLast: true }, readText);
    expect(lists.getOutcome(scope, 'p1')).toBeNull();
  });

  it('says when it is too much, and keeps nothing of it', () => {
    const lists = open();
    put(lists, 'x'.repeat(MOST_PASTED_TEXT), 0, false);
    const reply = put(lists, 'yz', MOST_PASTED_TEXT);
    expect(reply).toMatchObject({ failure: { code: 'too-much-text' } });
    expect(lists.getOutcome(scope, 'p1')).toBeNull();
  });

  it('is looked up again when the copy has changed', () => {
    const lists = open();
    put(lists, 'late');
    expect(lists.getOutcome(scope, 'p1')).toMatchObject({ entries: { notFound: 1 } });
    addMembers(profile.cache, organization, [{ n: 8, username: 'late' }]);
    lists.forget();
    expect(lists.getOutcome(scope, 'p1')).toMatchObject({ entries: { found: 1 } });
  });

  it('stands for whom it found and whom somebody chose, without those left out', () => {
    const lists = open();
    put(lists, 'anna\nbob-2\nzoe\nCarla Jones');
    expect(lists.getOutcome(scope, 'p1')?.people).toMatchObject({
      found: 3,
      members: 2,
      outsiders: 1,
      unusual: 1,
      takenMembers: 2,
      takenOutsiders: 1,
    });
    const taken = () => lists.findTaken(scope, 'p1')?.map((one) => one.username);
    expect(lists.decide(scope, 'p1', { kind: 'choose-single' })).toMatchObject({
      value: { takenMembers: 3 },
    });
    lists.decide(scope, 'p1', { kind: 'leave-out', userIds: [userId(1)], isLeftOut: true });
    expect(taken()).toEqual(['Bob-2', 'zoe', 'carla']);
    const [several] = lists.listRows(scope, 'p1', { part: 'several', offset: 0, limit: 9 })?.rows ?? [];
    expect(several).toMatchObject({ line: 4, at: 3, why: 'name', chosen: userId(3) });
    lists.decide(scope, 'p1', { kind: 'choose', at: 3, userId: null });
    lists.decide(scope, 'p1', { kind: 'leave-out', userIds: [userId(1)], isLeftOut: false });
    expect(taken()).toEqual(['anna', 'Bob-2', 'zoe']);
  });

  it('counts whoever was picked besides once, in the list or not', () => {
    const lists = open();
    put(lists, 'zoe\nanna');
    const besides = (...ids: readonly number[]) =>
      lists.getOutcome(scope, 'p1', ids.map(userId))?.people.takenBesides;
    expect([besides(), besides(6), besides(9), besides(6, 9, 9)]).toEqual([0, 0, 1, 1]);
    lists.decide(scope, 'p1', { kind: 'leave-out', userIds: [userId(6)], isLeftOut: true });
    expect(besides(6, 9)).toBe(2);
  });

  it('does not take somebody for an entry who was not offered for it', () => {
    const lists = open();
    put(lists, 'Carla Jones');
    lists.decide(scope, 'p1', { kind: 'choose', at: 0, userId: userId(2) });
    lists.decide(scope, 'p1', { kind: 'choose', at: 7, userId: userId(3) });
    expect(lists.findTaken(scope, 'p1')).toEqual([]);
  });
});
