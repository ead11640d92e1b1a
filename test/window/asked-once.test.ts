import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { saveDeployment } from '#electron/store/db/journal/deployment.ts';
import type { Input, QueryName } from '#shared/contract/index.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { addMembers, addOrganization, ORGANIZATION } from '#test/kit/cache.ts';
import { DEPLOYMENT, toDeployment } from '#test/kit/deployment.ts';
import { openWindow } from '#test/kit/window-rig.ts';

const scope = { deploymentId: DEPLOYMENT, organizationId: ORGANIZATION };
const list = { ...scope, filter: NO_FILTER, sort: DEFAULT_SORT };
let window: ReturnType<typeof openWindow>;

beforeEach(() => {
  window = openWindow();
  const { data } = window.store;
  saveDeployment(data.journal.write, toDeployment(DEPLOYMENT));
  const copy = data.copies.of(DEPLOYMENT);
  addMembers(copy, addOrganization(copy), [{ n: 1 }, { n: 2 }]);
});
afterEach(() => window.store.dispose());

const watch = <N extends QueryName>(name: N, input: Input<N>): void =>
  void window.client.live.subscribe(name, input, () => undefined);

const watchList = async (): Promise<void> => {
  watch('member.list', { ...list, offset: 0, limit: 100 });
  watch('selection.getSummary', { ...scope, filter: NO_FILTER });
  watch('organization.list', { deploymentId: DEPLOYMENT });
  await window.settle();
  window.forgetCalls();
};

describe('after a command', () => {
  it('each live query that it touches is asked once, and no other', async () => {
    await watchList();
    await window.client.send('selection.change', { ...list, change: { kind: 'add-matching' } });
    await window.settle();
    expect(window.listCalls().toSorted()).toEqual([
      'member.list',
      'selection.change',
      'selection.getSummary',
    ]);
  });

  it('what the store had computed for them is made anew', async () => {
    const selected = { ...list, filter: { ...NO_FILTER, selectedOnly: true }, offset: 0, limit: 100 };
    const draft = { deploymentId: DEPLOYMENT };
    watch('member.list', selected);
    watch('draft.getSummary', draft);
    const { client, settle } = window;
    await settle();
    await client.send('selection.change', { ...list, change: { kind: 'add-matching' } });
    const intent = { kind: 'delta', add: ['organization-admin'], remove: [] } as const;
    await client.send('draft.stage', { ...scope, who: { kind: 'selection' }, intent });
    await settle();
    expect(client.live.read('member.list', selected).value?.matching).toBe(2);
    expect(client.live.read('draft.getSummary', draft).value?.people).toBe(2);
    await client.send('draft.undo', draft);
    await settle();
    expect(client.live.read('draft.getSummary', draft).value?.people).toBe(0);
  });

  it('they are asked before the command is answered, so that nobody takes the old answers for new', async () => {
    await watchList();
    const change = { kind: 'add-matching' } as const;
    // The second comes in the quiet time of the first.
    for (let n = 0; n < 2; n += 1) {
      await window.client.send('selection.change', { ...list, change });
      const summary = window.client.live.read('selection.getSummary', { ...scope, filter: NO_FILTER });
      expect(summary.isLoading).toBe(true);
    }
    await window.settle();
    expect(window.listCalls().filter((name) => name === 'member.list')).toHaveLength(2);
  });
});
