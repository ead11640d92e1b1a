import { app, type BrowserWindow, dialog } from 'electron';
import type { Keychain } from './keychain/keychain.ts';
import type { Supervisor } from './store-process/supervisor.ts';

type Choice = 'keep-running' | 'pause-and-quit' | 'cancel';
const CHOICES: readonly Choice[] = ['keep-running', 'pause-and-quit', 'cancel'];

const ask = async (window: BrowserWindow): Promise<Choice> => {
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: 'Changes are being applied.',
    detail:
      'You can leave them running in the background, or pause them and go on later from where they stopped.',
    buttons: ['Keep running', 'Pause and quit', 'Cancel'],
    defaultId: 0,
    cancelId: 2,
    noLink: true,
  });
  return CHOICES[response] ?? 'cancel';
};

/**
 * The way out: asks when an apply runs, lets the store finish what it is writing, then ends the process. Every way
 * of quitting (menu, window, session end) comes through here.
 */
export const createQuit = (deps: {
  readonly findWindow: () => BrowserWindow | null;
  readonly isApplying: () => boolean;
  readonly store: Supervisor;
  readonly keychain: Keychain;
}) => {
  let state: 'running' | 'asking' | 'leaving' = 'running';

  const end = (): void => {
    // An open unlock prompt keeps a thread of the binding, and the end of the process would wait for it for ever.
    if (deps.keychain.isStuck()) process.kill(process.pid, 'SIGKILL');
    app.exit(0);
  };
  const leave = async (): Promise<void> => {
    if (state === 'leaving') return;
    state = 'leaving';
    await deps.store.shutdown();
    end();
  };
  const consider = async (): Promise<void> => {
    const window = deps.findWindow();
    if (!deps.isApplying() || window === null) return leave();
    if (state !== 'running') return;
    state = 'asking';
    const choice = await ask(window);
    state = 'running';
    if (choice === 'pause-and-quit') return leave();
    if (choice === 'keep-running') window.minimize();
  };
  /** Takes the place of what the system was about to do. */
  const instead = (event: { readonly preventDefault: () => void }): void => {
    event.preventDefault();
    void consider();
  };
  return { instead, leave };
};

export type Quit = ReturnType<typeof createQuit>;
