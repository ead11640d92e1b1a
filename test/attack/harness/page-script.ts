import { expect, type Page } from '@playwright/test';
import { z } from 'zod';
import { startTwin, type Twin, type TwinOptions } from '#electron/demo/index.ts';
import type { ApprovalRequest } from '#shared/contract/bridge.ts';
import type { Input, Name } from '#shared/contract/index.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import { launchApp, type RunningApp } from './launch-app.ts';
import { callStore, openPort, type PageReply } from './page-port.ts';
import { countWrites, listWrites } from './writes.ts';

/** What the person in front of the machine does with a question: nothing at all for `hold`. */
export type Person = 'no' | 'yes' | 'hold';

/** A question that was shown: what it said, all its text, and its window. */
export type Shown = { readonly request: ApprovalRequest; readonly text: string; readonly window: Page };

const reviewSchema = z.object({
  hash: z.string(),
  guards: z.array(z.object({ code: z.string() })),
  demands: z.object({ typeName: z.string().nullable() }),
});
export type Review = z.output<typeof reviewSchema>;

type Who = { readonly username: string; readonly userId: string; readonly roles: readonly string[] };

/** Something that is staged; the default is one person without roles in the default organization. */
export type Stage = {
  readonly kind?: ChangeKind;
  readonly organizationId?: string;
  readonly userIds?: readonly string[];
  readonly roleName?: string;
  /** Of the first of `userIds`. */
  readonly tokenIds?: readonly string[];
  readonly add?: readonly string[];
  readonly remove?: readonly string[];
  readonly exactly?: readonly string[];
};

export type Start = {
  readonly hash?: string;
  readonly typedName?: string;
  readonly reasons?: Readonly<Record<string, string>>;
  readonly waves?: readonly number[] | null;
};

/** How a server is kept. */
export type Look = {
  readonly name?: string;
  readonly environment?: 'production' | 'staging' | 'other';
  readonly url?: string;
  readonly token?: string;
  readonly isLocked?: boolean;
};

export { countWrites, listWrites };

/**
 * A script in the page of the real app with its real store, against servers of our own: it has what the page has, the
 * port, and uses it as it likes. Every question to a person is recorded and answered as `person` says.
 */
export const startPageScript = async () => {
  const running: RunningApp = await launchApp({ pages: 'real', store: 'real' });
  const { app, page } = running;
  const twins: Twin[] = [];
  const shown: Shown[] = [];
  const state = { person: 'no' as Person };

  const answer = async (window: Page, isYes: boolean): Promise<void> => {
    const gone = window.waitForEvent('close');
    const answered = isYes
      ? window.getByRole('button').last().click()
      : window.evaluate(() => Reflect.get(window, 'rollcallApproval').answer(false));
    // The window may be gone before Playwright has looked at what the answer did, which it reports as an error.
    await answered.catch(() => undefined);
    await gone;
  };
  const meet = async (window: Page): Promise<void> => {
    await window.waitForURL(/approve\.html/);
    // Where the focus is once main has shown the window; before that there is nobody who could answer.
    await expect(window.getByRole('button', { name: 'Cancel' })).toBeFocused();
    const request: ApprovalRequest = await window.evaluate(() =>
      Reflect.get(window, 'rollcallApproval').get(),
    );
    shown.push({ request, text: await window.locator('main').innerText(), window });
    if (state.person !== 'hold') await answer(window, state.person === 'yes');
  };
  app.on('window', (window) => {
    // A window that is closed by what a test does next has nothing more to say.
    void meet(window).catch(() => undefined);
  });

  await openPort(page);
  const call = <N extends Name>(name: N, input: Input<N>): Promise<PageReply> =>
    callStore(page, name, input, 30_000);
  const must = async <N extends Name>(name: N, input: Input<N>): Promise<unknown> => {
    const reply = await call(name, input);
    if (!reply.ok) throw new Error(`${name}: ${reply.failure.code}: ${reply.failure.message}`);
    return reply.value;
  };
  const codeOf = (reply: PageReply): string => (reply.ok ? 'ok' : reply.failure.code);

  /** The person chooses from the menu bar that everything may be asked again. */
  const askAgain = (): Promise<unknown> =>
    app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('questions.ask-again')?.click());

  /** Runs something while the person says yes to every question. */
  const withYes = async <T>(run: () => Promise<T>): Promise<T> => {
    const before = state.person;
    state.person = 'yes';
    await askAgain();
    try {
      return await run();
    } finally {
      state.person = before;
    }
  };

  const serve = async (options: Partial<TwinOptions> = {}): Promise<Twin> => {
    const twin = await startTwin({ members: 600, seed: 11, generation: '2.35', ...options });
    twins.push(twin);
    return twin;
  };

  /** Keeps a server as a person would, reads it, and unlocks it; returns its id. */
  const keep = (twin: Twin, look: Look = {}): Promise<string> =>
    withYes(async () => {
      const { name = 'Sandbox', environment = 'other', url = twin.url, isLocked = false } = look;
      const { token = twin.ownerToken } = look;
      const kept = await must('deployment.connect', {
        ...{ url, token, name, environment, colour: 'blue' },
      });
      const { id } = z.object({ id: z.string() }).parse(kept);
      await must('sync.start', { deploymentId: id });
      if (!isLocked) await must('deployment.setReadOnly', { id, readOnly: false });
      return id;
    });

  const stage = (deploymentId: string, order: Stage): Promise<PageReply> => {
    const {
      kind = 'member-roles',
      organizationId,
      userIds = [],
      roleName,
      tokenIds,
      add = [],
      remove = [],
      exactly,
    } = order;
    const place = { kind, organizationId };
    const subjects =
      roleName === undefined
        ? tokenIds?.map((tokenId) => ({ ...place, userId: userIds[0], tokenId }))
        : [{ ...place, roleName }];
    // Ids are plain text to a page; the brand of the contract is not.
    const input = {
      ...{ deploymentId, ...place },
      who: subjects === undefined ? { kind: 'people', userIds } : { kind: 'subjects', subjects },
      intent: exactly === undefined ? { kind: 'delta', add, remove } : { kind: 'exactly', roles: exactly },
    };
    return callStore(page, 'draft.stage', input, 30_000);
  };

  const review = async (deploymentId: string): Promise<Review> =>
    reviewSchema.parse(await must('plan.review', { deploymentId }));

  /** Starts what is staged, with everything a script can read off the review. */
  const start = async (deploymentId: string, over: Start = {}): Promise<PageReply> => {
    const { hash, guards, demands } = await review(deploymentId);
    const input = {
      ...{ deploymentId, hash, waves: null, typedName: demands.typeName ?? '' },
      reasons: Object.fromEntries(guards.map(({ code }) => [code, 'the page says that it is meant'])),
      ...over,
    };
    return callStore(page, 'apply.start', input, 30_000);
  };

  const discard = (deploymentId: string): Promise<PageReply> =>
    callStore(
      page,
      'draft.discard',
      { deploymentId, organizationId: null, who: { kind: 'everybody' } },
      30_000,
    );

  /** Waits for a plan to end, and for the copy to follow. */
  const settle = async (reply: PageReply): Promise<string> => {
    if (!reply.ok) throw new Error(`Not started: ${reply.failure.code}: ${reply.failure.message}`);
    const { planId } = z.object({ planId: z.string() }).parse(reply.value);
    await expect
      .poll(
        async () => {
          const status = await callStore(page, 'apply.getStatus', { planId }, 30_000);
          return status.ok ? z.object({ state: z.string() }).parse(status.value).state : 'gone';
        },
        { timeout: 30_000 },
      )
      .toMatch(/closed|needs-review/);
    return planId;
  };

  const people = (twin: Twin, organization = 'coder'): readonly Who[] => {
    const active = new Set(twin.dump().users.flatMap(({ id, status }) => (status === 'active' ? [id] : [])));
    return twin
      .dump()
      .members.filter((member) => member.organization === organization && active.has(member.userId))
      .filter(({ roles, username }) => roles.length === 0 && username !== 'admin');
  };

  const close = async (): Promise<void> => {
    await running.close();
    for (const twin of twins) await twin.close();
  };
  return {
    ...{ app, page, shown, state, call, must, codeOf, withYes, serve, keep, stage, review, start, discard },
    ...{ settle, people, answer, askAgain, close },
  };
};
export type PageScript = Awaited<ReturnType<typeof startPageScript>>;
