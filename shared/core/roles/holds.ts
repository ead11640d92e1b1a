/** A permission of a role, wherever it stands. */
export type HeldPermission = {
  readonly negate: boolean;
  readonly resourceType: string;
  readonly action: string;
};

const ANY = '*';

/**
 * Whether a list of permissions of one level allows an action. A denial beats every grant of the same level
 * (coder-api 4.4); `*` stands for every resource or action.
 */
export const isAllowed = (
  permissions: readonly HeldPermission[],
  resourceType: string,
  action: string,
): boolean => {
  const meant = permissions.filter(
    (one) =>
      (one.resourceType === resourceType || one.resourceType === ANY) &&
      (one.action === action || one.action === ANY),
  );
  return meant.length > 0 && !meant.some((one) => one.negate);
};
