import { rebaseChange } from '#shared/core/plan/rebase-change.ts';
import { hasSameRoles } from '#shared/core/roles/role-set.ts';
import { isEffective, type PutEntry, wasHeld } from '#test/kit/history.ts';
import { type Rule, wasTakenBack } from './case.ts';

const AFTER_UNKNOWN = ['conflict-after-unknown', 'gone-after-unknown', 'already-after-loss'];

/** I5: applied is what somebody could see on the server after the intent, by our doing or told as found. */
export const appliedIsTrue: Rule = ({ change, seen, puts, intents }) => {
  if (change.state !== 'applied') return null;
  const target = change.target ?? [];
  const since = intents[0]?.at ?? Number.POSITIVE_INFINITY;
  const isSeen = seen.some(
    (entry) => entry.at >= since && hasSameRoles(entry.kind === 'read' ? entry.roles : entry.after, target),
  );
  if (!isSeen) return 'I5: called applied, but never so on the server';
  const isOurs = puts.some((put) => hasSameRoles(put.after, target));
  return isOurs || change.reason === 'resolved'
    ? null
    : 'I5: called applied by us, but no PUT of ours did it';
};

/** I6, I7: what is called failed, skipped or cancelled was not altered by us. */
export const restIsHarmless: Rule = (found) => {
  const { change, puts, endedAt } = found;
  if (change.state === 'applied' || endedAt === null) return null;
  if (change.reason !== null && AFTER_UNKNOWN.includes(change.reason)) return null;
  // What was held back on the way beyond our waiting is the risk that is left.
  const cameTooLate = (put: PutEntry): boolean => wasHeld(put) && put.at > endedAt;
  if (puts.some((put) => isEffective(put) && !cameTooLate(put) && !wasTakenBack(found, put)))
    return `${change.state === 'failed' ? 'I6' : 'I7'}: called ${change.state}, but a PUT of ours took effect`;
  return change.putAttempts === 0 && puts.length > 0
    ? `I7: ${change.state} before it was sent, but there is a PUT`
    : null;
};

/** I8: where the member was not as the intent had read them, somebody slipped in between that read and the PUT. */
export const nothingOverwrittenUnseen: Rule = ({ intents, puts, seen }) => {
  for (const put of puts.filter(isEffective)) {
    const befores = intents
      .filter(({ target }) => hasSameRoles(target, put.body))
      .map(({ before }) => before);
    if (befores.some((before) => hasSameRoles(before, put.before))) continue;
    const lastRead = seen.findLast((entry) => entry.kind === 'read' && entry.at <= put.arrivedAt);
    const slipped = seen.some(
      (entry) => entry.kind === 'edit' && entry.at >= (lastRead?.at ?? 0) && entry.at <= put.at,
    );
    const wasRead =
      lastRead?.kind === 'read' && befores.some((before) => hasSameRoles(lastRead.roles, before));
    if (!slipped || !wasRead) return 'I8: an edit that could be seen was overwritten';
  }
  return null;
};

/** I7: what is called done already or in conflict was read as such. */
export const skippedForAReason: Rule = ({ change, seen }) => {
  const { kind, state, reason, intent, base } = change;
  if (state !== 'skipped' || (reason !== 'already' && reason !== 'conflict')) return null;
  const isTrue = seen.some(
    (entry) =>
      entry.kind === 'read' && rebaseChange(kind, { intent, base, theirs: entry.roles }).kind === reason,
  );
  return isTrue ? null : `I7: called ${reason}, but never read so`;
};
