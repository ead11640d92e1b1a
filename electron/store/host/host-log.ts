import type { Log } from '#shared/base/ports.ts';
import type { FromStoreProcess } from '#shared/contract/host.ts';

const describe = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? 'undefined';
  } catch {
    // A log line that says less is better than none.
    return '[cannot be written]';
  }
};

const toPlainValue = (value: unknown): unknown => {
  if (value instanceof Error) return value.stack ?? value.message;
  if (typeof value === 'object' || typeof value === 'function') return describe(value);
  return typeof value === 'bigint' || typeof value === 'symbol' ? String(value) : value;
};

const toPlain = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, toPlainValue(value)]));

/** A log whose lines travel to main, which redacts and writes them. Whatever a field holds, it never throws. */
export const createHostLog = (send: (message: FromStoreProcess) => void): Log => {
  const at =
    (level: 'info' | 'warn' | 'error') =>
    (event: string, fields: Readonly<Record<string, unknown>> = {}): void =>
      // By way of JSON: an error, a function or a cycle in a log line must never take the store down.
      send({ kind: 'log', level, event: event.slice(0, 400), fields: toPlain(fields) });
  return { info: at('info'), warn: at('warn'), error: at('error') };
};
