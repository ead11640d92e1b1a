import { english } from '#shared/base/format.ts';
import { toStopText } from '#shared/core/plan/standing.ts';
import { KINDS } from '#shared/kinds/index.ts';
import type { ChangeKind } from '#shared/model/subject.ts';
import type { EventKind } from '../../db/journal/event.ts';
import { describeChangeReason, describePlanReason } from '../apply/reasons.ts';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const listWords = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

/** The words of a subject as what is so of it; of an event about no change, just the words. */
const tell = (kind: ChangeKind | null, value: unknown): string => {
  const words = listWords(value);
  if (kind !== null) return KINDS[kind].text.toState(words);
  return words.length === 0 ? 'none' : words.join(', ');
};

/** What a request is about to do. */
const tellDeed = (kind: ChangeKind | null, before: unknown, target: unknown): string =>
  kind === null
    ? `send ${tell(null, target)}`
    : KINDS[kind].text.toDeed(listWords(before), listWords(target));

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
const SENTENCES: Readonly<Record<EventKind, (data: Data, about: ChangeKind | null) => string>> = {
  approve: () => 'Approved by a person, and written down whole.',
  intent: (data, about) =>
    `Found ${tell(about, data.before)}. About to ${tellDeed(about, data.before, data.target)}.`,
  result: describeResult,
  'resolve-read': (data, about) =>
    text(data.failure) === null
      ? `Read again: ${tell(about, data.seen)}.`
      : `Could not be read again (${String(data.failure)}).`,
  resolved: describeResult,
  pause: (data) =>
    `${toStopText(text(data.reason))}. ${describePlanReason(text(data.reason), text(data.role)) ?? ''}`.trim(),
  resume: () => 'Started or resumed.',
  cancel: () => 'Cancelled by a person: nothing more is sent.',
  recover: (data) =>
    data.unknown === 0
      ? 'Found open at a start. Nothing was on the wire.'
      : `Found open at a start. The fate of ${english.countOf(Number(data.unknown), 'request', 'requests')} had to be read.`,
  verify: () => 'Read again by pages.',
  wave: (data) => `Wave ${String(data.wave)} read back: ${String(data.confirmed)} as applied.`,
  overlapped: (data, about) =>
    `Somebody changed this in the same moment: our write found ${tell(about, data.found)}, not what we had read.`,
  audit: () => 'Compared with the audit log of the server.',
  differs: () => 'A later read shows something else than was applied.',
  acknowledge: () => 'Looked at by a person.',
  close: (data) => `Ended. ${describePlanReason(text(data.reason)) ?? ''}`.trim(),
};

/** An event of the journal as a sentence for a person; `about`: what the change is of, null: the whole plan. */
export const describeEvent = (kind: EventKind, data: Data, about: ChangeKind | null): string =>
  SENTENCES[kind](data, about);
