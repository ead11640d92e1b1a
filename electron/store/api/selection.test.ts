import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { addMembers, addOrganization, ORGANIZATION } from '#test/kit/cache.ts';
import { DEPLOYMENT } from '#test/kit/deployment.ts';
import { openStore } from '#test/kit/store.ts';

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
const list = { ...scope, filter: NO_FILTER, sort: DEFAULT_SORT };
const MANY = 4_500;
const usernames = Array.from({ length: MANY }, (_, n) => `member-${String(n).padStart(4, '0')}`);
let store: ReturnType<typeof openStore>;

beforeEach(() => {
  store = openStore();
  const copy = store.data.copies.of(DEPLOYMENT);
  const people = usernames.map((username, n) => ({
    n,
    username,
    email: n === 7 ? '' : `${username}@acme.example`,
  }));
  copy.write.transaction(() => addMembers(copy, addOrganization(copy), people));
});
afterEach(() => store.dispose());

const read = (field: 'username' | 'email', offset: number) =>
  store.must('selection.listField', { ...scope, field, offset, limit: 4_000 });

describe('one field of everybody selected', () => {
  it('comes in pieces, by username, until all are there', async () => {
    await store.must('selection.change', { ...list, change: { kind: 'add-matching' } });
    const pieces = [await read('username', 0), await read('username', 4_000)];
    expect(pieces.map(({ selected }) => selected)).toEqual([MANY, MANY]);
    expect(pieces.flatMap(({ values }) => values)).toEqual(usernames);
    expect((await read('email', 0)).values.slice(6, 9)).toEqual([
      'member-0006@acme.example',
      '',
      'member-0008@acme.example',
    ]);
  });

  it('is nothing where nobody is selected', async () => {
    expect(await read('username', 0)).toEqual({ selected: 0, values: [] });
  });
});
