import type { Ability } from '#shared/model/capability.ts';

/** The one reason that everything missing has in common, to be said once; null: there are several, or one thing. */
export const findSharedWhy = (abilities: readonly Ability[]): string | null => {
  const reasons = abilities.filter((one) => !one.has).map((one) => one.why);
  const [first] = reasons;
  return reasons.length > 1 && reasons.every((why) => why === first) ? (first ?? null) : null;
};
