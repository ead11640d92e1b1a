import type { Log } from '#shared/base/ports.ts';
import { createLogFile } from './log-file.ts';
import { createRedactor } from './redact.ts';

type Fields = Readonly<Record<string, unknown>>;

const toText = (fields: Fields): string => {
  try {
    return JSON.stringify(fields, (_key, value: unknown) =>
      value instanceof Error ? (value.stack ?? value.message) : value,
    );
  } catch {
    // Cycles and the like: the event's name is still worth a line.
    return '{"fields":"could not be written"}';
  }
};

/** The app's log in `dir`: one redacted line per event, with the wall time of `now` (ISO 8601). */
export const createLog = (options: {
  readonly dir: string;
  readonly home: string;
  readonly now: () => Date;
}): Log => {
  const file = createLogFile(options.dir, () => options.now().getTime());
  const redact = createRedactor(options.home);
  const at =
    (level: string) =>
    (event: string, fields: Fields = {}): void =>
      file.write(redact(`${options.now().toISOString()} ${level} ${event} ${toText(fields)}`));
  return { info: at('info'), warn: at('warn'), error: at('error') };
};
