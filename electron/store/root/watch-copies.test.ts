import { afterEach, beforeEach, expect, it } from 'vitest';
import { openProfile } from '#test/kit/cache.ts';
import { silentLog } from '#test/kit/clock.ts';
import { watchCopies } from './watch-copies.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

const common = { log: silentLog, announce: () => undefined, isBusy: () => false };

it('looks for copies to erase again an hour after it could not', async () => {
  let looks = 0;
  let end: () => void = () => undefined;
  const looked = new Promise<void>((resolve) => {
    end = resolve;
  });
  const watching = watchCopies({
    data: {
      ready: Promise.resolve(),
      sealTexts: async () => undefined,
      journal: profile.journal,
      copies: {
        expire: async () => {
          looks += 1;
          if (looks === 2) end();
          else throw new Error('the journal is in use');
          return [];
        },
      },
    },
    clock: {
      nowMs: () => 0,
      monotonicMs: () => 0,
      // A night passes as soon as it is waited for; the wait for a slow keychain does not.
      sleep: (ms) => (ms > 60_000 ? Promise.resolve('slept') : new Promise(() => undefined)),
    },
    ...common,
  });
  await looked;
  watching.stop();
  expect(looks).toBe(2);
});

it('seals what is readable once the copies are open and some time has passed, not while a window waits for rows', async () => {
  const done: string[] = [];
  let open: () => void = () => undefined;
  const sleeps: (() => void)[] = [];
  const { opened, stop } = watchCopies({
    data: {
      ready: new Promise<void>((resolve) => {
        open = resolve;
      }),
      sealTexts: async () => void done.push('sealed'),
      journal: profile.journal,
      copies: { expire: async () => [] },
    },
    clock: {
      nowMs: () => 0,
      monotonicMs: () => 0,
      sleep: (ms) =>
        new Promise((resolve) => {
          if (ms < 60_000) sleeps.push(() => resolve('slept'));
        }),
    },
    ...common,
  });
  // The wait for a slow keychain is over, and the copies are not open.
  for (const wake of sleeps.splice(0)) wake();
  await opened;
  await new Promise(setImmediate);
  expect(sleeps).toEqual([]);
  open();
  await new Promise(setImmediate);
  expect(done).toEqual([]);
  for (const wake of sleeps) wake();
  await new Promise(setImmediate);
  expect(done).toEqual(['sealed']);
  stop();
});
