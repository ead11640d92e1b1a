import { describe, expect, it } from 'vitest';
import type { OrganizationId, UserId } from '#shared/base/brand.ts';
import type { CoderApi, PutOutcome } from '../../remote/port.ts';
import { customRole } from './custom-role.ts';

const APPLIED: PutOutcome = { class: 'applied', requestId: null, status: 200, roles: [] };
const NIL = '00000000-0000-0000-0000-000000000000';

/** A server that takes everything; what it was sent. */
const createApi = () => {
  const sent: string[] = [];
  const api: Pick<CoderApi, 'putCustomRole' | 'deleteCustomRole'> = {
    putCustomRole: async (_organization, name) => {
      sent.push(`put ${name}`);
      return APPLIED;
    },
    deleteCustomRole: async (_organization, name) => {
      sent.push(`delete ${name}`);
      return APPLIED;
    },
  };
  return { sent, api: api as CoderApi };
};

const write = async (roleName: string, before: readonly string[], target: readonly string[]) => {
  const { sent, api } = createApi();
  const subject = { kind: 'custom-role', userId: NIL as UserId, roleName } as const;
  const outcome = await customRole.write(
    api,
    { ...subject, organizationId: NIL as OrganizationId },
    { before, target },
  );
  return { sent, class: outcome.class };
};

describe('writing a custom role', () => {
  it.each(['WATCHER', 'watcher/../x', 'a b', 'new', '', 'x'.repeat(33), 'Organization-Admin', 'member'])(
    'makes none under the name %s, which the server would not keep',
    async (name) => {
      expect(await write(name, [], ['exists'])).toEqual({ sent: [], class: 'rejected' });
    },
  );

  it('makes one under a plain name, and still changes and deletes one that has another', async () => {
    expect((await write('watcher', [], ['exists'])).sent).toEqual(['put watcher']);
    expect((await write('Old_Name', ['exists'], ['exists', 'org:template:read'])).sent).toEqual([
      'put Old_Name',
    ]);
    expect((await write('Old_Name', ['exists'], [])).sent).toEqual(['delete Old_Name']);
  });
});
