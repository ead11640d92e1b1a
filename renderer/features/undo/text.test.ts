import { describe, expect, it } from 'vitest';
import type { PlanId } from '#shared/base/brand.ts';
import { type ShownUndo, toGroups } from './text.ts';

const undo: ShownUndo = {
  planId: 'p1' as PlanId,
  createdAt: '2026-11-22T10:00:00Z',
  isCurrent: true,
  clean: 407,
  merged: 2,
  alreadyBack: 1,
  leftAlone: 4,
  changedSince: [],
  cannot: [{ code: 'member-gone', count: 1, text: 'They are no longer members of the organization.' }],
  givenBack: [],
  notRestored: [],
};

describe('the three groups of an undo', () => {
  it('say what comes back, what is left alone, and what cannot come back and why', () => {
    expect(toGroups(undo).map(({ title }) => title)).toEqual([
      '405 changes can be undone cleanly',
      '7 changed since by others; theirs stays',
      '1 cannot be undone',
    ]);
    expect(toGroups(undo)[1]?.lines).toEqual([
      '2 changed in something else: only ours is taken back.',
      '1 already taken back: nothing is sent.',
      '4 changed in just this: left alone.',
    ]);
    expect(toGroups(undo)[2]?.lines).toEqual(['1: They are no longer members of the organization.']);
  });

  it('claim nothing about others while the copy is older than the apply', () => {
    const [clean] = toGroups({ ...undo, isCurrent: false });
    expect(clean?.title).not.toContain('cleanly');
    expect(clean?.lines.join()).toContain('Refresh');
  });

  it('name to whom a deleted role is given back, with what comes back', () => {
    const [clean] = toGroups({ ...undo, givenBack: ['“ops” is given back to 3 people who held it.'] });
    expect(clean?.lines).toEqual(['“ops” is given back to 3 people who held it.']);
  });

  it('name what is lost although everything is staged', () => {
    const lost = toGroups({
      ...undo,
      cannot: [],
      merged: 0,
      alreadyBack: 0,
      leftAlone: 0,
      notRestored: ['Their groups do not come back.'],
    });
    expect(lost.map(({ tone }) => tone)).toEqual(['good', 'plain', 'warn']);
    expect(lost[2]).toMatchObject({
      title: 'Something does not come back',
      lines: ['Their groups do not come back.'],
    });
  });
});
