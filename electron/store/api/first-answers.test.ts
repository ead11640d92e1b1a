import { describe, expect, it } from 'vitest';
import { fail, ok } from '#shared/base/result.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { SITE_ORGANIZATION_ID } from '#shared/model/organization.ts';
import { createFirstAnswers } from './first-answers.ts';

const KNOWN: Readonly<Record<string, unknown>> = {
  'deployment.list': [{ id: 'd1' }, { id: 'd2' }],
  'organization.list': [
    { id: 'o1', isDefault: false },
    { id: 'o2', isDefault: true },
  ],
};

const answer = (known: Readonly<Record<string, unknown>>) =>
  createFirstAnswers(async (name) => (name in known ? ok(known[name]) : fail('internal', 'Not known.')))();

describe('what the store says before it is asked', () => {
  it('is about the default organization of the first deployment', async () => {
    const known = { 'member.list': 'page', 'role.listNames': 'names', 'draft.getSummary': 'draft' };
    const answers = await answer({ ...KNOWN, ...known });
    const scope = { deploymentId: 'd1', organizationId: 'o2' };
    expect(answers.slice(1)).toEqual([
      { name: 'organization.list', input: { deploymentId: 'd1' }, value: KNOWN['organization.list'] },
      {
        name: 'member.list',
        input: { ...scope, filter: NO_FILTER, sort: DEFAULT_SORT, offset: 0, limit: 100 },
        value: 'page',
      },
      { name: 'role.listNames', input: scope, value: 'names' },
      {
        name: 'role.listNames',
        input: { ...scope, organizationId: SITE_ORGANIZATION_ID },
        value: 'names',
      },
      { name: 'draft.getSummary', input: { deploymentId: 'd1' }, value: 'draft' },
    ]);
  });

  it('is nothing more than the empty list while no deployment is kept', async () => {
    const answers = await answer({ 'deployment.list': [] });
    expect(answers).toEqual([{ name: 'deployment.list', input: {}, value: [] }]);
  });

  it('leaves out what failed, so that the window asks it and shows why', async () => {
    expect(await answer({})).toEqual([]);
  });
});
