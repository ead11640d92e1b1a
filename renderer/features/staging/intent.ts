import type { StageMode } from '#renderer/window/dialogs.ts';
import type { Intent } from '#shared/model/intent.ts';

/** The intent behind a set of ticked roles. */
export const toIntent = (mode: StageMode, roles: readonly string[]): Intent => {
  if (mode === 'exactly') return { kind: 'exactly', roles };
  return mode === 'add'
    ? { kind: 'delta', add: roles, remove: [] }
    : { kind: 'delta', add: [], remove: roles };
};

/** What Enter means: the ticked roles and the one pointed at; null: nothing was chosen. */
export const toConfirmed = (ticked: readonly string[], pointed: string | null): readonly string[] | null => {
  const roles = pointed === null || ticked.includes(pointed) ? ticked : [...ticked, pointed];
  // "Exactly nothing" takes every role away; that is said with the button, never with a bare Enter.
  return roles.length === 0 ? null : [...roles].sort();
};
