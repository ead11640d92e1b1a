import { afterEach, beforeEach, expect, it } from 'vitest';
import { readText } from '#shared/core/people/paste/read-text.ts';
import { addMembers, addOrganization, ORGANIZATION, openProfile } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { createLists } from './lists.ts';

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
let profile: ReturnType<typeof openProfile>;

beforeEach(() => {
  profile = openProfile();
  addMembers(profile.cache, addOrganization(profile.cache), [
    { n: 1, username: 'ida', email: 'ida@müller.example' },
    { n: 2, username: 'ivo', email: 'ivo@xn--mller-kva.example' },
    { n: 3, username: 'odd', email: 'odd@ü ber' },
  ]);
});
afterEach(() => profile.dispose());

it.each([
  ['ida@müller.example', 'ida'],
  ['IDA@xn--mller-kva.example', 'ida'],
  ['ivo@MÜLLER.example', 'ivo'],
  ['ivo@mu\u0308ller.example', 'ivo'],
])('an address is the same with its host in letters or for machines: %s', (text, username) => {
  const lists = createLists({ copyOf: () => profile.cache.read });
  lists.put(scope, 'p', { at: 0, pieces: [text], isLast: true }, readText);
  const page = lists.listRows(scope, 'p', { part: 'found', text: '', offset: 0, limit: 9 });
  expect(page?.rows).toMatchObject([{ username, by: 'email' }]);
});
