import { toStopText } from '#shared/core/plan-standing.ts';
import type { EventKind } from '../../db/journal/event.ts';
import { describeChangeReason, describePlanReason } from '../apply/reasons.ts';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const words = (value: unknown): string =>
  Array.isArray(value) && value.length > 0 ? value.map(String).join(', ') : 'none';

/** What the state a change went to means, beside the server's answer. */
const RESULTS: Readonly<Record<string, string>> = {
  applied: 'Applied.',
  failed: 'Refused.',
  skipped: 'Skipped: nothing was sent.',
  pending: 'It had no effect and waits again.',
  unknown: 'The fate of the request is unknown.',
  cancelled: 'Cancelled.',
};

const describeResult = (data: Data): string => {
  const became = text(data.to) ?? text(data.class) ?? '';
  const status = typeof data.status === 'number' ? ` The server answered ${data.status}.` : '';
  const reason = describeChangeReason(text(data.reason), null);
  return `${RESULTS[became] ?? became}${status}${reason === null ? '' : ` ${reason}`}`;
};

/** One sentence maker for each kind of event; a kind without one does not compile. */
const WORDS: Readonly<Record<EventKind, (data: Data) => string>> = {
  approve: () => 'Approved by a person, and written down whole.',
  intent: (data) => `Found ${words(data.before)}. About to send ${words(data.target)}.`,
  result: describeResult,
  'resolve-read': (data) =>
    text(data.failure) === null
      ? `Read again: ${words(data.seen)}.`
      : `Could not be read again (${String(data.failure)}).`,
  resolved: describeResult,
  pause: (data) => `${toStopText(text(data.reason))}. ${describePlanReason(text(data.reason)) ?? ''}`.trim(),
  resume: () => 'Started or resumed.',
  cancel: () => 'Cancelled by a person: nothing more is sent.',
  recover: (data) =>
    data.unknown === 0
      ? 'Found open at a start. Nothing was on the wire.'
      : `Found open at a start. The fate of ${String(data.unknown)} requests had to be read.`,
  verify: () => 'Read again by pages.',
  wave: (data) => `Wave ${String(data.wave)} read back: ${String(data.confirmed)} as applied.`,
  overlapped: (data) =>
    `Somebody changed this in the same moment: our write found ${words(data.found)}, not what we had read.`,
  audit: () => 'Compared with the audit log of the server.',
  differs: () => 'A later read shows something else than was applied.',
  acknowledge: () => 'Looked at by a person.',
  close: (data) => `Ended. ${describePlanReason(text(data.reason)) ?? ''}`.trim(),
};

/** An event of the journal as a sentence for a person. */
export const describeEvent = (kind: EventKind, data: Data): string => WORDS[kind](data);
