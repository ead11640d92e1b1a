import { ok } from '#shared/base/result.ts';
import type { app } from '#shared/contract/app.ts';
import type { SecretFailure } from '#shared/contract/host.ts';
import type { Ask } from '../account/secrets.ts';
import type { AreaHandlers } from './handlers.ts';

type AppDeps = {
  readonly version: string;
  readonly launcher: 'utility-process' | 'child-process';
  readonly ask: Ask;
  /** Why the journal cannot be trusted; null: it can. */
  readonly journalProblem: () => string | null;
  /** True while a question to a person is open. */
  readonly isAsking: () => boolean;
};

const STATES: Readonly<Partial<Record<SecretFailure, 'locked' | 'no keyring'>>> = {
  'keychain-locked': 'locked',
  'keychain-missing': 'no keyring',
};

/** What Rollcall runs on. The keychain is asked each time: the person may just have unlocked it. */
export const createAppHandlers = (
  deps: AppDeps,
): AreaHandlers<Pick<typeof app, 'app.getStatus' | 'app.getQuestion'>> => ({
  'app.getQuestion': () => ok({ isOpen: deps.isAsking() }),
  'app.getStatus': async () => {
    const { version, launcher } = deps;
    const journalProblem = deps.journalProblem();
    const probe = await deps.ask({ ask: 'secret.probe' });
    if (probe.ok)
      return ok({
        version,
        launcher,
        journalProblem,
        keychain: { state: 'ready', message: `Tokens are kept in ${probe.value.backend}.` },
      });
    const { code, message } = probe.failure;
    return ok({
      version,
      launcher,
      journalProblem,
      keychain: { state: STATES[code] ?? 'unavailable', message },
    });
  },
});
