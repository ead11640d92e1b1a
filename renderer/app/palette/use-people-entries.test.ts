import { describe, expect, it } from 'vitest';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { keepMatching, toElsewhere, toHome, toNote } from './use-people-entries.ts';

const at = (id: string) => ({ deploymentId: 'd' as DeploymentId, organizationId: id as OrganizationId });
const places = (...ids: readonly string[]) =>
  ids.map((id) => ({ organizationId: id as OrganizationId, organization: id.toUpperCase() }));

describe('somebody found in the palette', () => {
  it('is opened in the list on the screen if they are in it', () => {
    expect(toHome(at('acme'), places('labs', 'acme'))).toEqual(at('acme'));
    expect(toHome(at(SITE_ORGANIZATION_ID), places('labs'))).toEqual(at(SITE_ORGANIZATION_ID));
  });

  it('is opened where they are otherwise, and among the users if they are nowhere', () => {
    expect(toHome(at('acme'), places('labs', 'emea'))).toEqual(at('labs'));
    expect(toHome(at('acme'), [])).toEqual(at(SITE_ORGANIZATION_ID));
  });

  it('says where that is when it is elsewhere', () => {
    const note = (name: string, ...ids: readonly string[]) =>
      toNote(at('acme'), { name, organizations: places(...ids) });
    expect(note('Ada', 'acme', 'labs')).toBe('Ada');
    expect(note('Ada', 'labs')).toBe('Ada · LABS');
    expect(note('', 'labs', 'emea')).toBe('LABS +1');
    expect(note('Ada')).toBe('Ada · in no organization');
  });

  it('of an earlier text stays only if they have what is typed now', () => {
    const rows = [
      { username: 'zoe-1', name: 'Z\u00F6e M\u00FCller' },
      { username: 'zoo', name: '' },
    ];
    const kept = (text: string) => keepMatching(rows, text).map(({ username }) => username);
    expect(kept('zo')).toEqual(['zoe-1', 'zoo']);
    expect(kept('ZO\u00CB mull')).toEqual(['zoe-1']);
    expect(kept('adam')).toEqual([]);
  });

  it('is offered to be searched for in each other deployment when nobody is found here', () => {
    const others = [{ id: 'beta' as DeploymentId, name: 'Beta' }];
    expect(toElsewhere('zoe', others).map(({ label, note }) => [label, note])).toEqual([
      ['Search for “zoe” in Beta', 'nobody here has it'],
    ]);
    expect(toElsewhere('zoe', [])).toEqual([]);
  });
});
