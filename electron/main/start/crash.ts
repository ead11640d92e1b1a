import { app } from 'electron';
import { toSafeError } from '../log/fields.ts';
import { createRedactor } from '../log/redact.ts';
import { say } from './say.ts';

/**
 * Ends the app with code 1 and one redacted line on stderr when an error was caught by nobody. Without this,
 * Electron opens a dialog and waits for ever.
 */
export const endOnBug = (): void => {
  const redact = createRedactor(app.getPath('home'));
  const end = (error: unknown): void => {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    say('stderr', `rollcall: ${redact(toSafeError(text))}`);
    app.exit(1);
  };
  process.on('uncaughtException', end);
  process.on('unhandledRejection', end);
};
