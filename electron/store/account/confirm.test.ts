import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeploymentId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import { type StoreAsk, storeAskSchema } from '#shared/contract/host.ts';
import { openProfile } from '#test/kit/cache.ts';
import { createFakeMain } from '#test/kit/store.ts';
import { rememberServer } from '../db/journal/known-server.ts';
import { type Confirmable, createConfirm, toShown } from './confirm.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const ABOUT: Confirmable = { name: 'Acme', url: 'https://coder.acme.example/', environment: 'other' };
const QUESTION = { kind: 'plan', title: 'Sure?', lines: ['one'], confirmLabel: 'Do it' } as const;
const setUp = () => {
  const main = createFakeMain();
  const confirm = createConfirm({ ask: main.ask, journal: profile.journal, countAbsences: () => 0 });
  const last = (): Extract<StoreAsk, { ask: 'approve' }> => {
    const asked = main.asked.at(-1);
    if (asked?.ask !== 'approve') throw new Error('Nobody was asked.');
    return asked;
  };
  return { main, confirm, last };
};

describe('a question to a person', () => {
  it('says host, account and what the server was first kept as, whatever it is called', async () => {
    const { confirm, last } = setUp();
    const sandbox = { ...ABOUT, name: 'Sandbox (safe)', actorName: 'ann' };
    expect(await confirm({ ...sandbox, environmentFirst: 'production' }, QUESTION)).toEqual(ok(null));
    expect(last().subject).toEqual({
      ...{ name: 'Sandbox (safe)', host: 'coder.acme.example', account: 'ann' },
      ...{ environment: 'other', environmentFirst: 'production' },
    });
  });

  it('knows a server again that was kept before, by its address and by its own id', async () => {
    const { confirm, last } = setUp();
    const marks = { serverId: 'AA-1', url: ABOUT.url };
    rememberServer(profile.journal.write, marks, 'production');
    await confirm({ ...ABOUT, url: 'http://coder.acme.example' }, QUESTION);
    expect(last().subject?.environmentFirst).toBe('production');
    await confirm({ ...ABOUT, url: 'https://CODER.acme.example.:443/' }, QUESTION);
    expect(last().subject?.environmentFirst).toBe('production');
    await confirm({ ...ABOUT, url: 'https://10.0.0.1.example', serverId: 'aa-1' }, QUESTION);
    expect(last().subject?.environmentFirst).toBe('production');
    await confirm({ ...ABOUT, url: 'https://else.example', serverId: 'aa-2' }, QUESTION);
    expect(last().subject?.environmentFirst).toBe('other');
  });

  it('takes anything but an explicit yes for a no', async () => {
    const { main, confirm } = setUp();
    main.state.approves = false;
    expect(await confirm(null, QUESTION)).toMatchObject({ failure: { code: 'not-approved' } });
    main.state.intercept = () => fail('no-window', 'no');
    expect(await confirm(null, QUESTION)).toMatchObject({ failure: { code: 'not-asked' } });
  });

  it('tells a no from nobody asked, and says what is as it was and what to do', async () => {
    const { main, confirm, last } = setUp();
    const question = { ...QUESTION, otherwise: 'It stays locked.' };
    main.state.approves = false;
    expect(await confirm({ ...ABOUT, id: 'one' as DeploymentId }, question)).toEqual(
      fail('not-approved', 'You did not confirm. It stays locked.'),
    );
    expect(last()).toMatchObject({ kind: 'plan', about: 'one' });
    main.state.intercept = () => fail('not-asked', 'Nobody was asked.', { detail: 'Wait a minute.' });
    expect(await confirm(null, question)).toEqual(
      fail('not-asked', 'Nobody was asked. It stays locked. Wait a minute.', { retry: true }),
    );
    expect(last().about).toBe('');
  });

  it('fits the window and shows every invisible thing, however long and strange its texts are', async () => {
    const { confirm, last } = setUp();
    const nasty = `a\nHost: evil.example\r\u0000\u202Eb${'\u00a0'.repeat(50)}${'\u{1F600}'.repeat(900)}`;
    await confirm(
      { name: nasty, url: nasty, environment: 'other', actorName: nasty },
      {
        kind: 'plan',
        title: nasty,
        lines: Array.from({ length: 40 }, () => nasty),
        moves: Array.from({ length: 30 }, () => ({ what: nasty, from: nasty, to: nasty })),
        people: Array.from({ length: 300 }, () => nasty),
        reasons: Array.from({ length: 30 }, () => ({ what: nasty, reason: nasty })),
        confirmLabel: nasty,
      },
    );
    const asked = last();
    expect(storeAskSchema.safeParse(asked).success).toBe(true);
    expect(JSON.stringify(asked)).not.toMatch(/[\u202E\u00a0]|\\n|\\r|\\u0000/);
    expect(asked.people).toMatchObject({ more: 292 });
    expect(asked.lines.at(-1)).toBe('and 25 more lines');
    expect(asked.moves.at(-1)?.to).toBe('19 more changes that have no room here');
    expect(asked.reasons.at(-1)?.what).toBe('19 more guards');
  });

  it('cuts text without breaking a character in two, and leaves short text alone', () => {
    expect(toShown('ann', 10)).toBe('ann');
    for (let most = 3; most < 40; most++) {
      const shown = toShown('\u{1F600}\u202E'.repeat(30), most);
      expect(shown.length).toBeLessThanOrEqual(most);
      expect(shown).not.toMatch(/\p{Cs}/u);
    }
  });
});
