import { ok } from '#shared/base/result.ts';
import type { StoreAnswers } from '#shared/contract/host.ts';

/** What a system can be asked about the person at the computer. */
export interface PersonSystem {
  /** Touch ID is there, set up and not locked out. */
  readonly canAskFinger: () => boolean;
  /** Resolves when the right finger was given, rejects otherwise. */
  readonly askFinger: (reason: string) => Promise<void>;
  /** True when polkit runs and knows the action that Rollcall's package brings. */
  readonly hasPolkitAction: () => Promise<boolean>;
  /** Lets polkit ask for the password of the person who is signed in; true when it was given. */
  readonly askPolkit: () => Promise<boolean>;
}

/** Lets the system ask who sits there. */
export type SystemPerson = {
  readonly probe: () => Promise<StoreAnswers['person.probe']>;
  readonly check: (reason: string) => Promise<StoreAnswers['person.check']>;
};

const findCheck = async (system: PersonSystem, platform: NodeJS.Platform) => {
  if (platform === 'darwin' && system.canAskFinger()) return 'touch-id';
  if (platform === 'linux' && (await system.hasPolkitAction())) return 'polkit';
  // Windows Hello has no way in from Electron, and no library with prebuilt files is kept well enough to hold this.
  return null;
};

/** The check of the system we run on. Whatever goes wrong while it asks is a no; a system that has none says so. */
export const createPerson = (system: PersonSystem, platform: NodeJS.Platform): SystemPerson => {
  const probe = async (): Promise<StoreAnswers['person.probe']> => {
    try {
      return ok({ check: await findCheck(system, platform) });
    } catch {
      // A system that cannot say whether it has a check has none that could be relied on.
      return ok({ check: null });
    }
  };
  const ask = async (reason: string): Promise<boolean> => {
    const check = await findCheck(system, platform);
    if (check === 'polkit') return system.askPolkit();
    if (check === null) return false;
    await system.askFinger(reason);
    return true;
  };
  return {
    probe,
    check: async (reason) => {
      try {
        return ok({ passed: await ask(reason) });
      } catch {
        // Cancelled, the wrong finger, or no answer: all of them are a no.
        return ok({ passed: false });
      }
    },
  };
};
