import { afterEach, describe, expect, it } from 'vitest';
import { startTwin } from '#electron/demo/index.ts';
import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import { realClock, silentLog } from '#electron/store/remote/testing/clock.ts';
import { createReaderThreads } from '#electron/store/root/start-reader.ts';

const startReader = createReaderThreads();
const open: { close: () => Promise<void> | void }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0).reverse()) await thing.close();
});

describe('a reader', () => {
  it('reads in a thread what the client would read here', async () => {
    const twin = await startTwin({ members: 150, seed: 7, generation: '2.35', rateLimit: false });
    const api = createCoderApi({
      url: twin.url,
      token: twin.ownerToken,
      clock: realClock,
      log: silentLog,
      startReader,
    });
    open.push(twin, api);
    const read: string[] = [];
    const reader = api.openReader({ read: (kind) => read.push(kind), ended: (f) => read.push(f.message) });
    open.push(reader);
    const organizations = await reader.api.listOrganizations();
    const here = await api.listOrganizations();
    if (!organizations.ok || !here.ok) throw new Error('No organizations');
    // The twin has them in a new order each time, as Coder has.
    expect(new Set(organizations.value)).toEqual(new Set(here.value));
    const [first] = organizations.value;
    if (first === undefined) throw new Error('No organization');
    const page = { offset: 0, limit: 1000 };
    expect(await reader.api.pageMembers(first.id, page)).toEqual(await api.pageMembers(first.id, page));
    expect(read).toEqual(['rest', 'rows']);
  });
});
