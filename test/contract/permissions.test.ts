import { describe, expect, it } from 'vitest';
import { resourceActions } from '#electron/demo/rules/resources.ts';
import { listPermissions, toMinor } from '#shared/core/roles/permission-list.ts';

const toLines = (known: ReadonlyMap<string, readonly string[]>): readonly string[] =>
  [...known].map(([type, actions]) => `${type}: ${actions.toSorted().join(' ')}`).sort();

describe('the permissions that the editor of roles offers', () => {
  it.each([24, 31, 35])('are those that a server of minor version %i knows', (minor) => {
    expect(toLines(listPermissions(minor))).toEqual(toLines(resourceActions(minor)));
  });

  it('count a development build as the newest', () => {
    expect(toMinor('v2.31.4+abc')).toBe(31);
    expect(toMinor('v0.0.0-devel')).toBe(Number.MAX_SAFE_INTEGER);
    expect(toMinor(null)).toBe(Number.MAX_SAFE_INTEGER);
  });
});
