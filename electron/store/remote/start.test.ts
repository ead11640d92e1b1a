import { afterEach, describe, expect, it } from 'vitest';
import { KINDS } from '#electron/store/change/kinds/index.ts';
import { CHANGE_KINDS, type Subject } from '#shared/model/subject.ts';
import { bareMember, ORGANIZATION, quickApi, USER } from './testing/api.ts';
import { sendJson, startServer } from './testing/server.ts';

const open: { close: () => Promise<void> | void }[] = [];
const keep = <T extends { close: () => Promise<void> | void }>(thing: T): T => {
  open.push(thing);
  return thing;
};
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

const subject = { organizationId: ORGANIZATION, userId: USER, roleName: 'support', tokenId: 'another123' };

describe('who asks when a read leaves', () => {
  it.each(CHANGE_KINDS)('is told for %s before the server hears of it, once for each try', async (kind) => {
    const starts: number[] = [];
    let told = 0;
    // The first try fails in a way that is tried again.
    const server = keep(
      await startServer((_, response, count) => {
        starts.push(told);
        sendJson(response, count === 1 ? 500 : 200, bareMember(['a']));
      }),
    );
    const one: Subject = { kind, ...subject };
    const onStart = (): void => {
      told += 1;
    };
    await KINDS[kind].read(keep(quickApi(server.url)), one, { onStart });
    expect(starts).toEqual([1, 2]);
  });

  it('is not told of a second question whose answer only completes the first', async () => {
    const starts: string[] = [];
    const server = keep(
      await startServer((request, response) => {
        const isRoles = request.url?.endsWith(`/users/${USER}/roles`) ?? false;
        starts.push(`heard ${isRoles ? 'roles' : 'other'}`);
        if (isRoles) return sendJson(response, 200, { roles: [], organization_roles: {} });
        if (request.url?.endsWith(`/users/${USER}`)) return sendJson(response, 200, { organization_ids: [] });
        response.setHeader('X-Coder-Build-Version', 'v2.20.0');
        return sendJson(response, 405, {});
      }),
    );
    await keep(quickApi(server.url)).readMemberRoles(ORGANIZATION, USER, {
      onStart: () => starts.push('left'),
    });
    expect(starts).toEqual(['left', 'heard other', 'left', 'heard roles', 'heard other']);
  });
});
