import { countOf } from '#shared/base/count.ts';
import { toStopText } from '#shared/core/plan-standing.ts';
import { toDisplayName, toPermission } from '#shared/core/role-words.ts';
import { diffRoles } from '#shared/core/roles.ts';
import { type ChangeKind, EXISTS, MEMBER, SUSPENDED } from '#shared/model/subject.ts';
import type { EventKind } from '../../db/journal/event.ts';
import { describeChangeReason, describePlanReason } from '../apply/reasons.ts';

type Data = Readonly<Record<string, unknown>>;

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);
const listWords = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);

const NO_WORDS = { 'member-roles': 'no role', 'site-roles': 'no site role' } as const;

/** The words of a subject as what is so of it: "auditor", "no role", "a member", "not suspended", "no such role". */
const tell = (kind: ChangeKind | null, value: unknown): string => {
  const words = listWords(value);
  switch (kind) {
    case 'membership':
      return words.includes(MEMBER) ? 'a member' : 'no member';
    case 'user-status':
      return words.includes(SUSPENDED) ? 'suspended' : 'not suspended';
    case 'custom-role':
      return words.includes(EXISTS) ? 'the role' : 'no such role';
    case 'member-roles':
    case 'site-roles':
      return words.length === 0 ? NO_WORDS[kind] : words.join(', ');
    case null:
      return words.length === 0 ? 'none' : words.join(', ');
  }
};

const toRoleWord = (word: string): string => {
  const name = toDisplayName(word);
  if (name !== null) return `the display name “${name}”`;
  const permission = toPermission(word);
  return permission === null ? word : `${permission.resourceType}: ${permission.action}`;
};

/** A role may have hundreds of permissions; the rest is in the evidence that is saved. */
const MOST_TOLD = 6;
const tellSome = (verb: string, words: readonly string[]): readonly string[] => {
  if (words.length === 0) return [];
  const more = words.length - MOST_TOLD;
  const told = words.slice(0, MOST_TOLD).map(toRoleWord).join(', ');
  return [`${verb} ${told}${more > 0 ? ` and ${more} more` : ''}`];
};

const tellWrite = (before: readonly string[], target: readonly string[]): string => {
  const { added, removed } = diffRoles(before, target);
  const told = [...tellSome('with', added), ...tellSome('without', removed)];
  return `write it ${told.join(', ')}`.trim();
};

/** What a request is about to do: "send auditor", "remove from the organization", "suspend", "delete it". */
const tellDeed = (kind: ChangeKind | null, before: unknown, target: unknown): string => {
  const [was, will] = [listWords(before), listWords(target)];
  switch (kind) {
    case 'membership':
      return will.includes(MEMBER) ? 'add to the organization' : 'remove from the organization';
    case 'user-status':
      return will.includes(SUSPENDED) ? 'suspend' : 'activate';
    case 'custom-role':
      if (!will.includes(EXISTS)) return 'delete it';
      return was.includes(EXISTS) ? tellWrite(was, will) : 'create it';
    default:
      return `send ${tell(kind, target)}`;
  }
};

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
const WORDS: Readonly<Record<EventKind, (data: Data, about: ChangeKind | null) => string>> = {
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
      : `Found open at a start. The fate of ${countOf(Number(data.unknown), 'request', 'requests')} had to be read.`,
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
  WORDS[kind](data, about);
