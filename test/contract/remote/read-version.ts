import { createCoderClient } from '#electron/store/remote/coder-api.ts';
import { realClock, silentLog } from '#electron/store/remote/testing/clock.ts';
import { must } from '../run/world.ts';

/** What the server calls itself; no token is sent. */
export const readVersion = async (url: string): Promise<string> => {
  const api = createCoderClient({ url, token: null, clock: realClock, log: silentLog });
  try {
    return (await must('the version', api.getBuildInfo({}))).version;
  } finally {
    api.close();
  }
};
