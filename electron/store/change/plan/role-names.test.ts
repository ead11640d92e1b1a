import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OrganizationId } from '#shared/base/brand.ts';
import { addOrganization, ORGANIZATION, openProfile } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { sql } from '../../db/sql.ts';
import { readOrganizationNames, readRoleNames, toCalled } from './role-names.ts';

const OTHER = 'b0000000-0000-4000-8000-000000000077' as OrganizationId;
let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
  addOrganization(profile.cache, { roles: ['ship'] });
  addOrganization(profile.cache, { id: OTHER, roles: ['ship'] });
});
afterEach(() => profile.dispose());

describe('a name in a question', () => {
  it('has the exact name whole, whatever a page called the role', () => {
    const long = toCalled(`Viewer” lets people look at their own things. “${'x'.repeat(300)}`, 'prod-root');
    expect(long).toBe('Viewer lets people look at their own th… (prod-root)');
    expect(toCalled('Viewer (viewer)', 'prod-root')).toBe('Viewer viewer (prod-root)');
    expect(toCalled('Developer', 'developer')).toBe('Developer (developer)');
    expect(toCalled('', 'developer')).toBe('developer');
    expect(toCalled('“”', 'developer')).toBe('developer');
  });

  it('says when even the exact name is cut', () => {
    expect(toCalled('', 'x'.repeat(300))).toBe(`${'x'.repeat(79)}…`);
  });

  it('is the exact name alone where two organizations call the role differently', () => {
    const { read, write } = profile.cache;
    write.run(sql`UPDATE role SET display_name = 'Harmless' WHERE organization_id = ${OTHER}`);
    const of = (...ids: OrganizationId[]) =>
      readRoleNames(
        read,
        DEPLOYMENT,
        ids.map((organizationId) => ({ organizationId })),
      )('ship');
    expect(of(ORGANIZATION)).toBe('SHIP (ship)');
    expect(of(OTHER)).toBe('Harmless (ship)');
    expect(of(ORGANIZATION, OTHER)).toBe('ship');
  });

  it('of an organization that the copy does not know is its id', () => {
    const nameOf = readOrganizationNames(profile.cache.read, DEPLOYMENT);
    expect(nameOf(ORGANIZATION)).toBe('Acme (acme)');
    const unknown = 'b0000000-0000-4000-8000-000000000099' as OrganizationId;
    expect(nameOf(unknown)).toBe(unknown);
  });
});
