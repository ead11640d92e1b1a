import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../index.ts';
import { withTwin } from '../test-client.ts';

const FORBIDDEN = 'unauthorized: rbac: forbidden';
const TEMPLATE = '7c60d51f-b44e-4682-87d6-449835ea4de6';

type Key = { readonly public_key: string; readonly created_at: string; readonly updated_at: string };

describe.each(GENERATIONS)('the git key on %s', (generation) => {
  it('is there from the start, is one line of OpenSSH, and changes when it is made anew', async () => {
    await withTwin(generation, async ({ call }) => {
      const first = (await call('GET', '/users/me/gitsshkey')).json as Key;
      expect(first.public_key).toMatch(/^ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI[0-9A-Za-z+/]{43}\n$/);
      const made = (await call('PUT', '/users/me/gitsshkey')).json as Key;
      expect(made.public_key).not.toBe(first.public_key);
      expect(made.created_at).toBe(first.created_at);
      expect(made.updated_at).not.toBe(first.updated_at);
      expect((await call('GET', '/users/me/gitsshkey')).json).toEqual(made);
    });
  });

  it('is hidden from others, in two wordings', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const path = '/users/plain-member/gitsshkey';
      const token = twin.actors.auditor;
      expect((await call('GET', path, { token })).json).toEqual({
        message: "Internal error fetching user's SSH key.",
        detail: FORBIDDEN,
      });
      expect((await call('PUT', path, { token })).json).toEqual({
        message: 'An internal server error occurred.',
        detail: FORBIDDEN,
      });
      expect((await call('PUT', path, { token: twin.actors.userAdmin })).status).toBe(200);
    });
  });
});

describe.each(GENERATIONS)('autofill parameters on %s', (generation) => {
  const path = (query: string, user = 'me'): string => `/users/${user}/autofill-parameters${query}`;

  it('are an empty list, or what was used last', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      expect((await call('GET', path(`?template_id=${TEMPLATE}`))).json).toEqual([]);
      twin.edit.setAutofill('admin', TEMPLATE, [{ name: 'region', value: 'eu' }]);
      expect((await call('GET', path(`?template_id=${TEMPLATE}`))).json).toEqual([
        { name: 'region', value: 'eu' },
      ]);
    });
  });

  it.each([
    ['', [{ field: 'template_id', detail: 'Query param "template_id" is required and cannot be empty' }]],
    ['?template_id=x', [{ field: 'template_id', detail: 'Query param "template_id" must be a valid uuid' }]],
    [`?template_id=${TEMPLATE}&x=1`, [{ field: 'x', detail: '"x" is not a valid query param' }]],
  ])('refuse the query %j', async (query, validations) => {
    await withTwin(generation, async ({ call }) => {
      const refused = await call('GET', path(query));
      expect(refused.status).toBe(400);
      expect(refused.json).toEqual({ message: 'Invalid query parameters.', validations });
    });
  });

  it('are hidden from others', async () => {
    await withTwin(generation, async ({ call, twin }) => {
      const refused = await call('GET', path(`?template_id=${TEMPLATE}`, 'plain-member'), {
        token: twin.actors.auditor,
      });
      expect(refused.json).toEqual({
        message: "Internal error fetching user's parameters.",
        detail: FORBIDDEN,
      });
    });
  });
});
