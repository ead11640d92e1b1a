import { describe, expect, it } from 'vitest';
import { createJudge } from './judge.ts';

const USER = {
  ...{ id: '6f1c2f0e-8d0e-4a57-9a0b-0a4a1c1d2e02', username: 'ada', email: 'a@example.com' },
  ...{ created_at: '2026-01-01T00:00:00Z', updated_at: '2026-01-01T00:00:00Z', roles: [] },
};
const judged = (
  name: Parameters<ReturnType<typeof createJudge>['see']>[0],
  status: number,
  body: unknown,
) => {
  const judge = createJudge('2.35');
  judge.see(name, status, body);
  return judge.findings();
};

describe('the judge of responses', () => {
  it('accepts what is described', () => {
    expect(judged('getUser', 200, USER)).toEqual([]);
    expect(judged('deleteKey', 204, null)).toEqual([]);
    expect(judged('getUser', 404, { message: 'No.' })).toEqual([]);
  });

  it.each([
    ['a wrong type', 200, { ...USER, roles: 'owner' }, '/roles: type'],
    ['a wrong form', 200, { ...USER, id: 'ada' }, '/id: format'],
    ['a word that is none', 200, { ...USER, login_type: 'magic' }, '/login_type: enum'],
    ['a missing field', 200, { ...USER, id: undefined }, '/: required'],
    ['a field nobody described', 200, { ...USER, favourite: 'blue' }, '/favourite: additionalProperties'],
    ['a status nobody described', 201, USER, '/: status'],
    ['a refusal of another form', 400, { error: 'No.' }, '/error: additionalProperties'],
  ] as const)('finds %s', (_, status, body, expected) => {
    expect(judged('getUser', status, JSON.parse(JSON.stringify(body))).join()).toContain(expected);
  });

  it('takes a known deviation, there only', () => {
    expect(judged('createUser', 201, { ...USER, status: 'dormant' })).toEqual([]);
    expect(judged('getUser', 200, { ...USER, status: 'dormant' })).toHaveLength(1);
    expect(judged('deleteRole', 204, null)).toEqual([]);
    expect(judged('removeMember', 204, { message: 'Gone.' })).toHaveLength(1);
  });

  it('names the deviations that were not needed', () => {
    const judge = createJudge('2.35');
    expect(judge.unused()).toContain('2.35 deleteRole: deleting a role answers with nothing');
    judge.see('deleteRole', 204, null);
    expect(judge.unused()).not.toContain('2.35 deleteRole: deleting a role answers with nothing');
  });
});
