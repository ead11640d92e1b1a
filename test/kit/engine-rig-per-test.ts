import { afterEach } from 'vitest';
import type { CoderApi } from '#electron/store/remote/port.ts';
import { openEngineRig, type RigOptions } from './engine-rig.ts';
import { folderPerTest } from './folder-per-test.ts';

/** A rig of the engine that is opened in a test, in a folder of its own; both are gone after it. Call it at the top. */
export const createTestRig = () => {
  const folder = folderPerTest();
  let rig: ReturnType<typeof openEngineRig> | null = null;
  afterEach(() => {
    rig?.shut();
    rig = null;
  });
  return {
    dir: (): string => folder.dir,
    open: (server: { readonly api: CoderApi }, options: Partial<RigOptions> = {}) => {
      rig = openEngineRig(folder.dir, { api: server.api, ...options });
      return rig;
    },
  };
};
