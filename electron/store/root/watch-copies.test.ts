import { afterEach, beforeEach, expect, it } from 'vitest';
import { openProfile } from '#test/kit/cache.ts';
import { silentLog } from '#test/kit/clock.ts';
import { watchCopies } from './watch-copies.ts';

let profile: ReturnType<typeof openProfile>;
beforeEach(() => {
  profile = openProfile();
});
afterEach(() => profile.dispose());

it('looks for copies to erase again an hour after it could not', async () => {
  let looks = 0;
  let end: () => void = () => undefined;
  const looked = new Promise<void>((resolve) => {
    end = resolve;
  });
  const watching = watchCopies({
    data: {
      ready: Promise.resolve(),
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
    log: silentLog,
    announce: () => undefined,
    isBusy: () => false,
  });
  await looked;
  watching.stop();
  expect(looks).toBe(2);
});
