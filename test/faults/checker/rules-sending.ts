import { rebaseChange } from '#shared/core/plan/rebase-change.ts';
import { hasSameRoles, toRoleSet } from '#shared/core/roles/role-set.ts';
import { isEffective, type PutEntry, wasHeld } from '#test/kit/history.ts';
import { type Rule, wasTakenBack } from './case.ts';

/** Two clocks of one machine, each rounded to a millisecond. */
const TOLERANCE_MS = 2;

/** I2: every PUT has an intent with the same content, in the same order, that was on the disk before it came in. */
export const writeAhead: Rule = ({ intents, puts }) => {
  let at = 0;
  for (const put of puts) {
    while (at < intents.length && !hasSameRoles(intents[at]?.target ?? [], put.body)) at += 1;
    const intent = intents[at];
    if (intent === undefined) return 'I2: a PUT without an intent before it';
    if (intent.at > put.arrivedAt + TOLERANCE_MS) return 'I2: a PUT came in before its intent was written';
    at += 1;
  }
  return null;
};

/** I2: the attempts are numbered 1, 2, 3. */
export const attemptsCount: Rule = ({ change, intents }) => {
  const isInOrder = intents.every(({ attempt }, at) => attempt === at + 1);
  return isInOrder && intents.length === change.putAttempts
    ? null
    : 'I2: attempts are not counted one by one';
};

/** I3: at most one PUT altered the member. */
export const onceWithEffect: Rule = (found) => {
  const metEdit = (put: PutEntry): boolean =>
    found.seen.some((entry) => entry.kind === 'edit' && entry.at >= put.arrivedAt && entry.at <= put.at);
  const counted = found.puts.filter(
    (put) => isEffective(put) && !(wasHeld(put) && metEdit(put)) && !wasTakenBack(found, put),
  );
  return counted.length > 1 ? 'I3: more than one PUT took effect' : null;
};

/** I4: before each further intent, a proof that the one before did nothing, or can do nothing more. */
export const noBlindResend: Rule = ({ events }) => {
  let open: readonly string[] | null = null;
  let reads = 0;
  for (const event of events) {
    const { data } = event;
    if (event.kind === 'intent') {
      if (open !== null) return 'I4: sent again without knowing what became of the first';
      open = data.before as readonly string[];
      reads = 0;
    }
    if (event.kind === 'resolve-read' && Array.isArray(data.seen) && hasSameRoles(data.seen, open ?? []))
      reads += 1;
    if (event.kind === 'result' && data.to === 'pending') open = null;
    if (event.kind === 'resolved' && data.to === 'pending') {
      // A journal that came back from a copy asks about changes it knows no intent of.
      if (open !== null && reads < 2) return 'I4: taken for not applied without two reads that say so';
      open = null;
    }
  }
  return null;
};

/** I4: a read between two PUTs, and one before the first. */
export const freshRead: Rule = ({ puts, seen }) => {
  let since = Number.NEGATIVE_INFINITY;
  for (const put of puts) {
    const from = since;
    if (!seen.some(({ kind, at }) => kind === 'read' && at >= from && at <= put.arrivedAt + TOLERANCE_MS))
      return 'I4: sent without a fresh read';
    since = put.arrivedAt;
  }
  return null;
};

/** I9: the content is the plan's intent on what was read, as a sorted set, and keeps what the plan does not name. */
export const rightContent: Rule = ({ change, intents, puts }) => {
  for (const { before, target } of intents) {
    const wanted = rebaseChange(change.kind, { intent: change.intent, base: change.base, theirs: before });
    if (wanted.kind !== 'write' || JSON.stringify(wanted.target) !== JSON.stringify(target))
      return 'I9: not what the plan wanted on what was read';
  }
  for (const { body } of puts)
    if (JSON.stringify(toRoleSet(body)) !== JSON.stringify(body)) return 'I9: not a sorted set';
  return null;
};
