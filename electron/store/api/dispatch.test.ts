import { describe, expect, it } from 'vitest';
import { fail } from '#shared/base/result.ts';
import { contract } from '#shared/contract/index.ts';
import { ORGANIZATION } from '#test/kit/cache.ts';
import { createTestIds, silentLog } from '#test/kit/clock.ts';
import { openStore } from '#test/kit/store.ts';
import { createAnnouncer } from './announcer.ts';
import { createDispatch } from './dispatch.ts';
import { createTurns } from './turns.ts';

const context = { signal: new AbortController().signal };

const withStore = async (use: (store: ReturnType<typeof openStore>) => Promise<void>): Promise<void> => {
  const store = openStore();
  try {
    await use(store);
  } finally {
  }
};

describe('dispatch', () => {
  it('refuses unknown names, prototype names among them', () =>
    withStore(async ({ call }) => {
      for (const name of ['nope', 'constructor', '__proto__', 'toString']) {
        // The whole point is to send what the types forbid.
        const reply = await call(name as 'app.getStatus', {});
        expect(reply.ok ? 'answered' : reply.failure.code).toBe('invalid-input');
      }
    }));

  it('refuses input that the contract does not describe, unknown keys included', () =>
    withStore(async ({ call }) => {
      const wrong = [null, 1, 'x', [], { extra: 1 }, { deploymentId: 5 }, { deploymentId: '' }];
      for (const input of wrong) {
        const reply = await call('organization.list', input as { deploymentId: string });
        expect(reply.ok ? 'answered' : reply.failure.code).toBe('invalid-input');
      }
    }));

  it('turns a handler that throws into `internal` with an id, and tells the log but not the window why', async () => {
    const lines: unknown[] = [];
    const boom = () => {
      throw new Error('SELECT secret FROM place');
    };
    const dispatch = createDispatch({
      handlers: new Proxy({} as Parameters<typeof createDispatch>[0]['handlers'], { get: () => boom }),
      announce: () => undefined,
      log: {
        info: () => undefined,
        warn: () => undefined,
        error: (event, fields) => void lines.push([event, fields]),
      },
      ids: createTestIds(),
      turns: createTurns({
        isApplying: () => false,
        monotonicMs: () => 0,
        soon: setImmediate,
        later: setTimeout,
      }),
      checkOutput: true,
    });
    const reply = await dispatch('app.getStatus', {}, context);
    expect(reply).toMatchObject({ ok: false, failure: { code: 'internal' } });
    expect(JSON.stringify(reply)).not.toContain('SELECT');
    expect(JSON.stringify(lines)).toContain('SELECT');
  });

  it('announces the topics of a command that succeeded, and nothing for one that failed or for a query', () =>
    withStore(async ({ call, must, topics }) => {
      await call('draft.undo', { deploymentId: 'none' });
      await must('draft.getSummary', { deploymentId: 'none' });
      expect(topics).toEqual([]);
      await must('view.remove', { id: 'none' });
      expect(topics).toEqual(['views']);
    }));
});

describe('a background question', () => {
  const open = () => {
    const begun: string[] = [];
    const held: (() => void)[] = [];
    const answer = (name: string) => async () => {
      begun.push(name);
      if (name === 'plan.review') await new Promise<void>((go) => held.push(go));
      return fail('internal', 'Nothing to answer.');
    };
    const dispatch = createDispatch({
      handlers: new Proxy({} as Parameters<typeof createDispatch>[0]['handlers'], {
        get: (_, name) => answer(String(name)),
      }),
      announce: () => undefined,
      log: silentLog,
      ids: createTestIds(),
      turns: createTurns({
        isApplying: () => false,
        monotonicMs: () => 0,
        soon: setImmediate,
        later: setTimeout,
      }),
      checkOutput: true,
    });
    const deploymentId = 'acme';
    const scope = { deploymentId, organizationId: ORGANIZATION };
    return {
      begun,
      release: () => held.shift()?.(),
      count: () => dispatch('role.list', scope, context),
      names: () => dispatch('role.listNames', scope, context),
      review: () => dispatch('plan.review', { deploymentId }, context),
    };
  };
  const soon = (): Promise<void> => new Promise((go) => setImmediate(go));

  it('lets those go first that came with it', async () => {
    const { begun, count, names } = open();
    await Promise.all([count(), names()]);
    expect(begun).toEqual(['role.listNames', 'role.list']);
  });

  it('lets one that came before it be answered, and does not wait for later ones', async () => {
    const { begun, release, count, names, review } = open();
    const first = review();
    const counted = count();
    await soon();
    await soon();
    await names();
    const second = review();
    await soon();
    expect(begun).toEqual(['plan.review', 'role.listNames', 'plan.review']);
    release();
    await first;
    await counted;
    expect(begun.at(-1)).toBe('role.list');
    release();
    await second;
  });
});

describe('announcer', () => {
  it('says the first word at once and the rest together at the end of the quiet time', () => {
    const said: unknown[] = [];
    const timers: (() => void)[] = [];
    const { announce, listen } = createAnnouncer((run) => timers.push(run));
    listen((topics) => said.push(topics));
    announce(['members']);
    announce(['draft']);
    announce(['draft', 'plans']);
    expect(said).toEqual([['members']]);
    timers.shift()?.();
    expect(said).toEqual([['members'], ['draft', 'plans']]);
    timers.shift()?.();
    announce(['app']);
    expect(said).toHaveLength(3);
  });

  it('says what cannot wait at once, with what was waiting, and begins no second quiet time', () => {
    const said: unknown[] = [];
    const timers: (() => void)[] = [];
    const { announce, listen } = createAnnouncer((run) => timers.push(run));
    listen((topics) => said.push(topics));
    announce(['members']);
    announce(['plans']);
    announce(['draft'], 'now');
    announce([], 'now');
    expect(said).toEqual([['members'], ['plans', 'draft']]);
    expect(timers).toHaveLength(1);
  });
});

describe('the contract', () => {
  it('names every call area.verb and gives every command and query its topics as known ones', () => {
    for (const name of Object.keys(contract)) expect(name).toMatch(/^[a-z]+\.[a-z][A-Za-z]+$/);
  });
});
