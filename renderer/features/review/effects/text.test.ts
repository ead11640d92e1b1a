import { describe, expect, it } from 'vitest';
import { type ShownEffect, toDeed, toEffectText, toMeanings, toPathText } from './text.ts';

const line = (more: Partial<ShownEffect> = {}): ShownEffect => ({
  id: '1',
  resource: 'workspace',
  action: 'ssh',
  scope: 'organization',
  organizationId: null,
  organization: 'Data platform',
  people: 17,
  suspended: 0,
  path: { kind: 'organization-role', role: 'organization-admin', label: 'Organization Admin' },
  isRisky: true,
  ...more,
});

describe('an effect in words', () => {
  it('says who can do what, where', () => {
    expect(toEffectText(line(), false)).toBe('17 people can ssh into workspaces in Data platform');
    expect(toEffectText(line({ people: 1, scope: 'site' }), true)).toBe(
      '1 person can no longer ssh into workspaces on the whole site',
    );
    expect(toEffectText(line({ scope: 'member', action: 'read', resource: 'template' }), false)).toBe(
      '17 people can see templates (their own) in Data platform',
    );
  });

  it('says whatever a server calls a thing or an action', () => {
    expect(toDeed('constructor', 'constructor')).toBe('constructor constructor');
    expect(toDeed('toString', 'valueOf')).toBe('valueOf toString');
    expect(toDeed('__proto__', 'read')).toBe('see   proto  ');
    expect(toDeed('$&_$`', 'read')).toBe('see $& $`');
    expect(toDeed('workspace', '100%')).toBe('100% workspaces');
  });

  it('tells those apart who are suspended', () => {
    expect(toEffectText(line({ suspended: 3 }), false)).toBe(
      '17 people can ssh into workspaces in Data platform (3 of them suspended: not before they are activated)',
    );
    expect(toEffectText(line({ people: 1, suspended: 1 }), true)).toBe(
      '1 person can no longer ssh into workspaces in Data platform (suspended: they could not while they are)',
    );
    expect(toEffectText(line({ suspended: 17 }), false)).toContain('(all suspended: not before');
  });

  it('says of a status that it lets people sign in, or no longer', () => {
    const status = line({ resource: 'session', action: 'sign_in', scope: 'site', organization: '' });
    expect(toEffectText(status, true)).toBe('17 people can no longer sign in');
    expect(toEffectText({ ...status, people: 1 }, false)).toBe('1 person can sign in');
  });

  it('says a pair that it does not know as it is', () => {
    expect(toDeed('moon_base', 'launch_all')).toBe('launch all moon base');
    expect(toDeed('assign_org_role', 'update')).toBe('edit roles of the organization');
  });

  it('says what gives it, or gave it', () => {
    expect(toPathText(line().path, false)).toBe('by Organization Admin');
    expect(toPathText({ kind: 'site-role', role: 'owner', label: 'Owner' }, true)).toBe(
      'came from the site role Owner',
    );
    expect(toPathText({ kind: 'status', role: 'suspended', label: 'Suspended' }, true)).toBe('suspended');
  });
});

describe('what is no permission', () => {
  const tokens = { kind: 'token-expiry', people: 3, refused: 1 } as const;

  it('is told of tokens before they are expired: what stops, and that there is no way back', () => {
    const roles = { kind: 'member-roles', people: 9, refused: 0 } as const;
    const [meaning = '', ...others] = toMeanings([roles, tokens, { ...tokens, people: 1, refused: 1 }]);
    expect(others).toEqual([]);
    expect(meaning).toContain('these 2 tokens stops working at once');
    expect(meaning).toContain('cannot be taken back');
    expect(toMeanings([{ ...tokens, people: 2 }])[0]).toContain('this token');
  });

  it('is not said of what the server refuses', () => {
    expect(toMeanings([{ ...tokens, people: 1 }])).toEqual([]);
  });
});
