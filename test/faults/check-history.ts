import type { ReadHandle } from '#electron/store/db/handles.ts';
import { iterateChanges } from '#electron/store/db/journal/change-list.ts';
import type { ChangeRow } from '#electron/store/db/journal/change-row.ts';
import { listEvents } from '#electron/store/db/journal/event.ts';
import { findPlan } from '#electron/store/db/journal/plan.ts';
import type { PlanId } from '#shared/base/brand.ts';
import { rebase } from '#shared/core/rebase.ts';
import { hasSameRoles, toRoleSet } from '#shared/core/roles.ts';
import { type HistoryEntry, isEffective, type PutEntry } from './history.ts';

const ENDS = ['applied', 'failed', 'skipped', 'cancelled'];
const AFTER_UNKNOWN = ['conflict-after-unknown', 'gone-after-unknown'];

type Intent = { readonly before: readonly string[]; readonly target: readonly string[] };
type Event = ReturnType<typeof listEvents>[number];
type Case = {
  readonly change: ChangeRow;
  readonly events: readonly Event[];
  readonly intents: readonly Intent[];
  readonly puts: readonly PutEntry[];
  readonly seen: readonly HistoryEntry[];
};
/** What is wrong with one change, or null. */
type Rule = (of: Case) => string | null;

/** I2: every PUT has an intent with the same content, in the same order. */
const writeAhead: Rule = ({ intents, puts }) => {
  let at = 0;
  for (const put of puts) {
    while (at < intents.length && !hasSameRoles(intents[at]?.target ?? [], put.body)) at += 1;
    if (at >= intents.length) return 'I2: a PUT without an intent before it';
    at += 1;
  }
  return null;
};

/** I3: at most one PUT altered the member. */
const onceWithEffect: Rule = ({ puts }) =>
  puts.filter(isEffective).length > 1 ? 'I3: more than one PUT took effect' : null;

/** I4: before each further intent, a proof that the one before did nothing, or can do nothing more. */
const noBlindResend: Rule = ({ events }) => {
  let isOpen = false;
  for (const event of events) {
    if (event.kind === 'intent' && isOpen) return 'I4: sent again without knowing what became of the first';
    if (event.kind === 'intent') isOpen = true;
    else if ((event.kind === 'result' || event.kind === 'resolved') && event.data.to === 'pending')
      isOpen = false;
  }
  return null;
};

/** I5: applied is what somebody could see on the server. */
const appliedIsTrue: Rule = ({ change, seen }) => {
  if (change.state !== 'applied') return null;
  const target = change.target ?? [];
  const isSeen = seen.some((entry) =>
    hasSameRoles(entry.kind === 'read' ? entry.roles : entry.after, target),
  );
  return isSeen ? null : 'I5: called applied, but never so on the server';
};

/** I6, I7: what is called failed, skipped or cancelled was not altered by us. */
const restIsHarmless: Rule = ({ change, puts }) => {
  if (change.state === 'applied' || !ENDS.includes(change.state)) return null;
  if (change.reason !== null && AFTER_UNKNOWN.includes(change.reason)) return null;
  if (puts.some(isEffective)) return `I6: called ${change.state}, but a PUT of ours took effect`;
  const isUntouched = change.state === 'skipped' && puts.length > 0 && change.putAttempts === 0;
  return isUntouched ? 'I7: skipped before it was sent, but there is a PUT' : null;
};

/** I8: where the member was not as the intent had read them, somebody slipped in between that read and the PUT. */
const nothingOverwrittenUnseen: Rule = ({ intents, puts, seen }) => {
  for (const put of puts.filter(isEffective)) {
    const befores = intents
      .filter(({ target }) => hasSameRoles(target, put.body))
      .map(({ before }) => before);
    if (befores.some((before) => hasSameRoles(before, put.before))) continue;
    const lastRead = seen.findLast((entry) => entry.kind === 'read' && entry.at < put.arrivedAt);
    const slipped = seen.some(
      (entry) => entry.kind === 'edit' && entry.at >= (lastRead?.at ?? 0) && entry.at <= put.at,
    );
    const wasRead =
      lastRead?.kind === 'read' && befores.some((before) => hasSameRoles(lastRead.roles, before));
    if (!slipped || !wasRead) return 'I8: an edit that could be seen was overwritten';
  }
  return null;
};

/** I9: the content is the plan's intent on what was read, as a sorted set. */
const rightContent: Rule = ({ change, intents }) => {
  for (const { before, target } of intents) {
    const wanted = rebase({ intent: change.intent, base: change.base, theirs: before });
    if (wanted.kind !== 'write' || JSON.stringify(wanted.target) !== JSON.stringify(target))
      return 'I9: not what the plan wanted on what was read';
    if (JSON.stringify(toRoleSet(target)) !== JSON.stringify(target)) return 'I9: not a sorted set';
  }
  return null;
};

const RULES: readonly Rule[] = [
  writeAhead,
  onceWithEffect,
  noBlindResend,
  appliedIsTrue,
  restIsHarmless,
  nothingOverwrittenUnseen,
  rightContent,
];

/** Holds journal and history of one plan against the invariants; answers what is wrong, empty when nothing is. */
export const checkHistory = (
  journal: ReadHandle,
  planId: PlanId,
  history: readonly HistoryEntry[],
): readonly string[] => {
  const plan = findPlan(journal, planId);
  if (plan === null) return ['I1: the plan is gone'];
  const events = listEvents(journal, planId);
  const changes = [...iterateChanges(journal, planId)];
  const wrong: string[] = [];
  if (changes.length !== plan.changes) wrong.push('I1: changes were lost');
  const hasEnded = plan.state === 'closed' || plan.state === 'needs-review';
  for (const change of changes) {
    if (hasEnded && !ENDS.includes(change.state))
      wrong.push(`I1: ${change.n} is ${change.state} in an ended plan`);
    const seen = history.filter(({ user }) => user === change.userId);
    const own = events.filter(({ n }) => n === change.n);
    const found: Case = {
      change,
      events: own,
      // Only the scribe writes intents, and always with both lists.
      intents: own.filter(({ kind }) => kind === 'intent').map(({ data }) => data as unknown as Intent),
      puts: seen.filter((entry): entry is PutEntry => entry.kind === 'put'),
      seen,
    };
    for (const rule of RULES) {
      const problem = rule(found);
      if (problem !== null) wrong.push(`${problem} (change ${change.n}, ${change.state})`);
    }
  }
  return wrong;
};
