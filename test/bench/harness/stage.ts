import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Runtime } from '#build/runtime/types.ts';
import type { DeploymentId, OrganizationId } from '#shared/base/brand.ts';
import type { createFakeMain } from '#test/kit/store.ts';
import { prepareProfile } from './profile.ts';
import { type RunningTwin, startTwinProcess } from './twin.ts';
import type { Size } from './types.ts';

/** A profile whose copy holds all members of a deployment. */
export type Profile = {
  readonly dir: string;
  readonly deploymentId: DeploymentId;
  readonly organizationId: OrganizationId;
  /** Its keychain. */
  readonly main: ReturnType<typeof createFakeMain>;
};

/** The Electron to run, and the environment and switches it needs here. */
export type Screen = {
  readonly runtime: Runtime;
  readonly env: NodeJS.ProcessEnv;
  readonly switches: readonly string[];
};

/** What benchmarks share. Everything is made when first asked for, and gone after `close`. */
export type Stage = {
  readonly twin: (size: Size) => Promise<RunningTwin>;
  readonly profile: (size: Size) => Promise<Profile>;
  readonly screen: () => Promise<Screen>;
  /** A new empty folder. */
  readonly folder: () => string;
  readonly say: (line: string) => void;
  /** Ends the deployment of a size: what is measured next should not share the machine with it. */
  readonly drop: (size: Size) => Promise<void>;
  readonly close: () => Promise<void>;
};

export type StageDeps = {
  readonly openScreen: () => Promise<Screen & { readonly close: () => void }>;
  readonly say: (line: string) => void;
};

/** Sets the stage; nothing is started yet. */
export const createStage = ({ openScreen, say }: StageDeps): Stage => {
  const root = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
  const folder = (): string => mkdtempSync(join(root, 'f-'));
  const twins = new Map<Size, Promise<RunningTwin>>();
  const profiles = new Map<Size, Promise<Profile>>();
  let screen: ReturnType<typeof openScreen> | null = null;

  const twin = (size: Size): Promise<RunningTwin> => {
    const found = twins.get(size) ?? startTwinProcess(size);
    twins.set(size, found);
    return found;
  };
  const drop = async (size: Size): Promise<void> => {
    const running = twins.get(size);
    twins.delete(size);
    await (await running)?.close();
  };
  return {
    twin,
    drop,
    folder,
    say,
    profile: (size) => {
      const found = profiles.get(size) ?? twin(size).then((running) => prepareProfile(folder(), running));
      profiles.set(size, found);
      return found;
    },
    screen: () => {
      screen ??= openScreen();
      return screen;
    },
    close: async () => {
      await Promise.all([...twins.keys()].map(drop));
      (await screen)?.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
};
