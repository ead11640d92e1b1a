import type { Log } from '#shared/base/ports.ts';
import { toSafeEvent, toSafeFields } from './fields.ts';
import { createLogFile } from './log-file.ts';
import { createRedactor } from './redact.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The app's log in `dir`: one line per event, of fields that can name nobody and redacted by shape once more, with the wall time of `now` (ISO 8601). */
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
      file.write(
        redact(
          `${options.now().toISOString()} ${level} ${toSafeEvent(event)} ${JSON.stringify(toSafeFields(fields))}`,
        ),
      );
  return { info: at('info'), warn: at('warn'), error: at('error') };
};
