import { describe, expect, it } from 'vitest';
import { createClient } from '#renderer/client/client.ts';
import { createPageView, PAGE_ROWS } from '#renderer/client/page-view.ts';
import { ok, type Result } from '#shared/base/result.ts';
import type { Input, QueryName } from '#shared/contract/index.ts';
import type { FromStore } from '#shared/contract/wire.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import { silentLog } from '#test/kit/clock.ts';
import { serveWindow } from './window-session.ts';

const FRAME_MS = 1_000 / 60;
const scope = { deploymentId: 'd', organizationId: 'a6b7c8d9-0000-4000-8000-000000000001' };

/** The window's own client at the store's own door. What passes is answered ten frames later, with nothing in it. */
const open = () => {
  const clock = { nowMs: 0 };
  const turnedAway: string[] = [];
  const due: { readonly atMs: number; readonly answer: () => void }[] = [];
  let calls = 0;
  let toPage: (message: FromStore) => void = () => undefined;
  let toStore: (message: unknown) => void = () => undefined;
  serveWindow(
    {
      send: (message) => {
        if (message.kind === 'reply' && !message.reply.ok && message.reply.failure.code === 'too-busy')
          turnedAway.push(`${Math.round(clock.nowMs)} ms`);
        toPage(message);
      },
      onMessage: (listener) => {
        toStore = listener;
      },
      onClose: () => undefined,
    },
    {
      dispatch: () =>
        new Promise<Result<unknown>>((resolve) => {
          calls += 1;
          due.push({ atMs: clock.nowMs + 10 * FRAME_MS, answer: () => resolve(ok({ rows: [] })) });
        }),
      log: silentLog,
      monotonicMs: () => clock.nowMs,
    },
  );
  const client = createClient();
  client.connection.attach({
    send: (message) => toStore(message),
    onMessage: (listener) => {
      toPage = listener;
    },
    close: () => undefined,
  });
  const nothing = (): void => undefined;
  /** The next picture: what is due is answered, and everything that follows from it has happened. */
  const frame = async (): Promise<void> => {
    clock.nowMs += FRAME_MS;
    while ((due[0]?.atMs ?? Number.POSITIVE_INFINITY) <= clock.nowMs) due.shift()?.answer();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const watch = <N extends QueryName>(name: N, input: Input<N>): (() => void) =>
    client.live.subscribe(name, input, nothing);
  return { live: client.live, frame, watch, turnedAway, calls: () => calls };
};

/** The list with one more letter in its search, as the screen asks for it. */
const type = (window: ReturnType<typeof open>, text: string): (() => void) => {
  const filter = { ...NO_FILTER, search: text };
  const view = createPageView(window.live, 'member.list', { ...scope, filter, sort: DEFAULT_SORT });
  view.show(0, PAGE_ROWS - 1);
  const ends = [
    () => view.show(0, -1),
    window.watch('selection.getSummary', { ...scope, filter }),
    window.watch('member.countFacets', scope),
  ];
  return () => {
    for (const end of ends) end();
  };
};

describe('the pace of a person', () => {
  it('is let in while they type twelve keys a second for a minute', async () => {
    const window = open();
    let leave = type(window, '');
    for (let at = 0; at < 60 * 60; at += 1) {
      if (at % 5 === 0) {
        const last = leave;
        leave = type(window, `a${at}`);
        last();
      }
      await window.frame();
    }
    expect(window.turnedAway).toEqual([]);
    expect(window.calls()).toBeGreaterThan(60 * 12);
  });

  it('is let in while they drag through a list, a new page with each picture, for a minute', async () => {
    const window = open();
    const view = createPageView(window.live, 'member.list', {
      ...scope,
      filter: NO_FILTER,
      sort: DEFAULT_SORT,
    });
    for (let at = 0; at < 60 * 60; at += 1) {
      const page = at % 1_000;
      view.show(page * PAGE_ROWS, page * PAGE_ROWS + 40);
      await window.frame();
    }
    expect(window.turnedAway).toEqual([]);
    expect(window.calls()).toBeGreaterThan(60 * 60 * 0.9);
  });

  it('is let in while they open one screen after the other, three in a second', async () => {
    const window = open();
    const { deploymentId } = scope;
    const screens: readonly (() => readonly (() => void)[])[] = [
      () => [type(window, 'x'), window.watch('view.list', scope), window.watch('role.list', scope)],
      () => [window.watch('role.browse', scope), window.watch('plan.listConflicts', { deploymentId })],
      () => [
        window.watch('plan.review', { deploymentId }),
        window.watch('draft.getSummary', { deploymentId }),
        window.watch('plan.listPeople', {
          deploymentId,
          offset: 0,
          limit: 100,
          shapeId: null,
          verdict: null,
        }),
      ],
      () => [
        window.watch('history.listPlans', { deploymentId, filter: 'all', offset: 0, limit: 100 }),
        window.watch('history.getJournal', {}),
      ],
    ];
    let leave: readonly (() => void)[] = [];
    for (let at = 0; at < 60 * 20; at += 1) {
      if (at % 20 === 0) {
        const last = leave;
        leave = [
          ...(screens[(at / 20) % screens.length]?.() ?? []),
          window.watch('app.getStatus', {}),
          window.watch('deployment.list', {}),
          window.watch('organization.list', { deploymentId }),
          window.watch('sync.getStatus', { deploymentId }),
        ];
        for (const end of last) end();
      }
      await window.frame();
    }
    expect(window.turnedAway).toEqual([]);
  });
});
