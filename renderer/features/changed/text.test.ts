import { describe, expect, it } from 'vitest';
import { EXISTS } from '#shared/model/subject.ts';
import { NOTHING_CHANGED, toCountsText, toRoleMove, toSpanText, toWhatOf } from './text.ts';

const changed = (added: readonly string[], removed: readonly string[]) =>
  ({ kind: 'role-changed', added, removed }) as const;

describe('what a refresh found, in words', () => {
  it('says that two refreshes are needed, and that all is as it was only of what was compared', () => {
    const at = '2026-11-22T10:00:00Z';
    expect(toSpanText(at, at)).toMatch(/^From .* to .*\.$/);
    expect(toSpanText(null, at)).toBe('Two refreshes are needed to compare.');
    expect(NOTHING_CHANGED.text).toMatch(/people, custom roles and organizations that this token can see/);
  });

  it('counts one and many in the right number, what concerns many first', () => {
    const counts = [
      { kind: 'joined', count: 1 },
      { kind: 'roles', count: 1_579 },
      { kind: 'role-changed', count: 2 },
      { kind: 'organization-gone', count: 1 },
    ] as const;
    expect(toCountsText(counts)).toBe(
      '1 organization is not listed any more, 2 custom roles were changed, 1 person joined, 1,579 people with other roles',
    );
    expect(toCountsText([{ kind: 'left', count: 0 }])).toBe('');
  });

  it('says whether a custom role permits more, less or other things, denials the other way round', () => {
    expect(toWhatOf(changed(['org:workspace:ssh'], []))).toBe('custom role permits more');
    expect(toWhatOf(changed([], ['org:workspace:ssh']))).toBe('custom role permits less');
    expect(toWhatOf(changed(['org-not:workspace:ssh'], []))).toBe('custom role permits less');
    expect(toWhatOf(changed([], ['org-not:workspace:ssh']))).toBe('custom role permits more');
    expect(toWhatOf(changed(['org:a:read'], ['org:b:read']))).toBe('custom role permits other things');
    expect(toWhatOf(changed(['display:Boss'], ['display:Lead']))).toBe('custom role renamed');
    expect(toWhatOf({ kind: 'role-made', added: [EXISTS], removed: [] })).toBe('+ custom role made');
    expect(toWhatOf({ kind: 'role-deleted', added: [], removed: [EXISTS] })).toBe('− custom role deleted');
  });

  it('shows what came and went, counts what one line does not show, and says where the rest is', () => {
    expect(toRoleMove(changed(['display:Boss', 'org-not:workspace:ssh'], ['member:task:read']))).toEqual({
      added: ['named “Boss”', 'not workspace: ssh'],
      removed: ['task: read (own)'],
      more: null,
    });
    const many = [EXISTS, ...Array.from({ length: 15 }, (_, at) => `org:thing${at}:read`)];
    const made = toRoleMove({ kind: 'role-made', added: [...many, 'display:Lead'], removed: [] });
    expect([made.added.length, made.more]).toEqual([12, 'and 3 more: see Roles']);
    expect(toRoleMove({ kind: 'role-deleted', added: [], removed: many }).more).toBe('and 3 more');
  });
});
