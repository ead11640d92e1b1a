import { describe, expect, it } from 'vitest';
import { ENDPOINTS, type Endpoint, type EndpointName } from '../table/index.ts';
import { ONE_BYTES, toRequest } from './to-request.ts';

const whole = (name: EndpointName, input: Readonly<Record<string, unknown>>) => {
  const row: unknown = ENDPOINTS[name];
  return toRequest(row as Endpoint, input);
};
const request = (name: EndpointName, input: Readonly<Record<string, unknown>>) => {
  const { mostBytes: _, ...rest } = whole(name, input);
  return rest;
};

describe('the request of an input', () => {
  it('puts names of the path there, encoded, and the rest of a GET into the query', () => {
    expect(request('pageMembers', { organization: 'a b/c', q: 'x&y=z', limit: 0 })).toEqual({
      method: 'GET',
      path: '/api/v2/organizations/a%20b%2Fc/paginated-members?q=x%26y%3Dz&limit=0',
    });
    expect(request('listUsers', {})).toEqual({ method: 'GET', path: '/api/v2/users' });
  });

  it('takes every name of a role that a list may tell into a path, and none that would change it', () => {
    const { input } = ENDPOINTS.deleteRole;
    const takes = (roleName: string) => input.safeParse({ organization: 'o', roleName }).success;
    expect(['support', 'r'.repeat(256)].map(takes)).toEqual([true, true]);
    expect(['.', '..', '', 'r'.repeat(257)].map(takes)).toEqual([false, false, false, false]);
  });

  it('sends the rest of a write as JSON, and leaves out what was left out', () => {
    expect(request('createToken', { user: 'me', token_name: 'a', lifetime: undefined })).toEqual({
      method: 'POST',
      path: '/api/v2/users/me/keys/tokens',
      body: '{"token_name":"a"}',
    });
  });

  it('sends an empty object where there could be a body, and nothing where there is none', () => {
    expect(request('createToken', { user: 'me' }).body).toBe('{}');
    expect(request('addMember', { organization: 'o', user: 'u' }).body).toBeUndefined();
    expect(request('logout', {}).body).toBeUndefined();
  });

  it('says of what anybody may ask that it goes without the token, and of nothing else', () => {
    const isPublic = (name: EndpointName): boolean => request(name, {}).isPublic === true;
    expect([isPublic('getBuildInfo'), isPublic('login'), isPublic('listUsers')]).toEqual([true, true, false]);
  });

  it('says how long an answer about one thing may be, and lets lists be as long as the client takes', () => {
    const ofOne = { organization: 'o', user: 'u', roles: [] };
    for (const name of ['getMember', 'putMemberRoles', 'getUser', 'getUserRoles', 'getBuildInfo'] as const)
      expect([name, whole(name, ofOne).mostBytes]).toEqual([name, ONE_BYTES]);
    for (const name of ['pageMembers', 'listUsers', 'listOrganizationRoles', 'listAudit'] as const)
      expect([name, whole(name, ofOne).mostBytes]).toEqual([name, undefined]);
  });

  it('writes long lifetimes to the last digit', () => {
    const years = 100 * 365 * 86_400 * 1_000_000_000;
    expect(request('createToken', { user: 'me', lifetime: years }).body).toBe(
      '{"lifetime":3153600000000000000}',
    );
  });
});
