import { createCoderApi } from '#electron/store/remote/coder-api.ts';
import type { CoderApi } from '#electron/store/remote/port.ts';
import { realClock, silentLog } from '#test/kit/clock.ts';

/** The real client with its waits cut down: time-outs in tenths of a second, no pace to speak of. */
export const connect = (url: string, token: string): CoderApi =>
  createCoderApi({
    url,
    token,
    clock: realClock,
    log: silentLog,
    random: () => 0,
    limits: {
      firstByteMs: 1_000,
      wholeMs: 2_000,
      backoffBaseMs: 2,
      pauseMinMs: 1,
      pauseMaxMs: 20,
      startWidth: 8,
      startWritesPerSecond: 2_000,
      maxWritesPerSecond: 2_000,
      quotaTokens: 1_000_000,
    },
  });
