import type { Choice } from '#renderer/ui/choices.ts';
import { countOf } from '#renderer/ui/format.ts';
import type { StageMode } from '#renderer/window/dialogs.ts';
import { IMPLIED_ROLES, type Role } from '#shared/model/role.ts';

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
