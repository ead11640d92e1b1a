import type { Intent } from '../../model/intent.ts';
import { diffRoles, toRoleSet, withoutRoles } from '../roles/role-set.ts';

/**
 * The one spelling of an intent: role sets, and a role that a delta both adds and removes counts as removed. Less
 * access is the safer reading of an instruction that contradicts itself.
 */
export const toPlainIntent = (intent: Intent): Intent =>
  intent.kind === 'exactly'
    ? { kind: 'exactly', roles: toRoleSet(intent.roles) }
    : { kind: 'delta', add: withoutRoles(intent.add, intent.remove), remove: toRoleSet(intent.remove) };

/** The role set a person with `roles` has once the intent came true. Applying it again changes nothing. */
export const applyIntent = (intent: Intent, roles: readonly string[]): readonly string[] =>
  intent.kind === 'exactly'
    ? toRoleSet(intent.roles)
    : withoutRoles([...roles, ...intent.add], intent.remove);

/** `before` is plain already. */
const followedBy = (before: Intent, then: Intent): Intent => {
  const next = toPlainIntent(then);
  if (next.kind === 'exactly') return next;
  if (before.kind === 'exactly') return { kind: 'exactly', roles: applyIntent(next, before.roles) };
  return {
    kind: 'delta',
    add: withoutRoles([...before.add, ...next.add], next.remove),
    remove: withoutRoles([...before.remove, ...next.remove], next.add),
  };
};

/**
 * One intent that does what all of them do in order: `applyIntent(fold([a, b]), r)` equals
 * `applyIntent(b, applyIntent(a, r))` for every r. Null for an empty list.
 */
export const foldIntents = (intents: readonly Intent[]): Intent | null => {
  const [first, ...rest] = intents;
  return first === undefined ? null : rest.reduce(followedBy, toPlainIntent(first));
};

/** True when the intent says nothing. "Exactly no roles" says a lot, so it is not empty. */
export const isEmptyIntent = (intent: Intent): boolean =>
  intent.kind === 'delta' && intent.add.length === 0 && intent.remove.length === 0;

/**
 * The delta that takes back exactly what happened to one subject, and speaks of no other word: what somebody else
 * changed since then stays. Empty when nothing happened.
 */
export const invertChange = (change: {
  readonly before: readonly string[];
  readonly after: readonly string[];
}): Intent => {
  const { added, removed } = diffRoles(change.after, change.before);
  return { kind: 'delta', add: added, remove: removed };
};
