import type { Choice } from '#renderer/ui/choices.ts';
import { countOf, formatCount, people } from '#renderer/ui/format.ts';
import type { StageMode } from '#renderer/window/dialogs.ts';
import type { Intent } from '#shared/model/intent.ts';
import { IMPLIED_ROLES, type Role } from '#shared/model/role.ts';

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

const reasonAgainst = (role: Role): string | undefined => {
  if (IMPLIED_ROLES.includes(role.name)) return 'everybody has it';
  return role.assignable ? undefined : 'your token may not change it';
};

const toChoice = (role: Role): Choice => {
  const reason = reasonAgainst(role);
  return {
    value: role.name,
    label: role.displayName || role.name,
    note: `${role.builtIn ? '' : 'custom, '}${countOf(role.holders, 'holder', 'holders')}`,
    ...(reason === undefined ? {} : { reason }),
  };
};

/** Roles of an organization, or of the site, to choose from: what can be chosen first, the rest with the reason why not. */
export const toRoleChoices = (roles: readonly Role[], mode: StageMode, isSite = false): readonly Choice[] => {
  const choices = roles
    .filter((role) => (role.organizationId === null) === isSite)
    .filter((role) => mode !== 'remove' || role.holders > 0 || role.assignable)
    .map(toChoice);
  return [
    ...choices.filter((choice) => choice.reason === undefined),
    ...choices.filter((choice) => choice.reason !== undefined),
  ];
};

/** For one person, and for several. */
const ALREADY = {
  add: ['already has it', 'already have it'],
  remove: ['does not have it', 'do not have it'],
  exactly: ['already is so', 'already are so'],
} as const;

/** "Staged for 412 people · 380 would change · 32 already have it"; "Nothing was staged · 1 does not have it". */
export const toStagedText = (mode: StageMode, staged: Staged): string => toStagedNote(ALREADY[mode], staged);

type Staged = { readonly people: number; readonly changing: number; readonly waiting: number };

/**
 * The same with other words for those for whom nothing changes, such as "already are suspended", for one and for several.
 * Whom an apply that is not done has yet to come to is told apart: they will not stay as they are.
 */
export const toStagedNote = (
  [one, many]: readonly [string, string],
  { people: all, changing, waiting }: Staged,
): string => {
  const same = all - changing - waiting;
  return [
    ...(changing > 0
      ? [`Staged for ${people(all)}`, `${formatCount(changing)} would change`]
      : ['Nothing was staged']),
    ...(same > 0 ? [countOf(same, one, many)] : []),
    ...(waiting > 0
      ? [
          `${countOf(waiting, 'waits', 'wait')} in an apply that is not done: resume it or cancel its rest, then stage this again`,
        ]
      : []),
  ].join(' · ');
};
