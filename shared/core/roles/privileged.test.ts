import { describe, expect, it } from 'vitest';
import { listPermissions } from './permission-list.ts';
import {
  ABSENT,
  findPower,
  HARMLESS,
  OWN,
  PRIVILEGED,
  PRIVILEGED_BUILT_IN,
  TAKEN,
  toGravity,
} from './privileged.ts';

const isNamed = (rules: typeof PRIVILEGED, resource: string, action: string): boolean =>
  Object.keys(rules[resource] ?? {}).some((actions) => actions.split(' ').includes(action));

describe('the table of permissions', () => {
  it.each([24, 31, 35])('names everything that 2.%i can permit, as privileged or as harmless', (minor) => {
    const left: string[] = [];
    for (const [resource, actions] of listPermissions(minor))
      for (const action of actions) {
        const [isPrivileged, isHarmless] = [
          isNamed(PRIVILEGED, resource, action),
          isNamed(HARMLESS, resource, action),
        ];
        if (isPrivileged === isHarmless) left.push(`${resource}:${action}`);
      }
    expect(left).toEqual([]);
  });

  it('takes nothing for harmless but looking, and using templates', () => {
    const actions = Object.values(HARMLESS).flatMap((rules) =>
      Object.keys(rules).flatMap((all) => all.split(' ')),
    );
    expect([...new Set(actions)].sort()).toEqual(['read', 'use', 'view_insights']);
  });

  it('takes what it does not know for privileged, also names that every object has', () => {
    for (const resourceType of ['quantum_key', '__proto__', 'constructor', 'toString', '', 'Workspace'])
      for (const level of ['site', 'organization', 'user', 'member'] as const)
        expect(findPower(level, { resourceType, action: 'read' }), resourceType).not.toBeNull();
    for (const action of ['teleport', '*', '', 'READ', 'read use', '__proto__'])
      expect(findPower('organization', { resourceType: 'template', action }), action).not.toBeNull();
  });

  it('lets everybody do with their own things what they like, and with no others', () => {
    for (const resourceType of Object.keys(OWN)) {
      expect(findPower('member', { resourceType, action: 'update' })).toBeNull();
      expect(findPower('organization', { resourceType, action: '*' })).not.toBeNull();
    }
    expect(findPower('member', { resourceType: '*', action: 'read' })).not.toBeNull();
    expect(findPower('user', { resourceType: 'assign_role', action: 'assign' })).not.toBeNull();
  });
});

describe('what is spoken of first', () => {
  it('is everything, then what is not known, then power over roles, prices late, and last what is not there', () => {
    const power = (resourceType: string, action: string): string =>
      findPower('organization', { resourceType, action }) ?? '';
    const lets = [
      ABSENT,
      TAKEN,
      power('ai_model_price', 'update'),
      power('audit_log', 'read'),
      power('workspace', 'ssh'),
      power('assign_org_role', 'assign'),
      power('quantum_key', 'read'),
      power('*', 'read'),
    ];
    expect(lets.toSorted((a, b) => toGravity(a) - toGravity(b))).toEqual(lets.toReversed());
    expect(toGravity(PRIVILEGED_BUILT_IN['organization-admin'] ?? '')).toBe(0);
  });
});
