import type { DeploymentId } from '#shared/base/brand.ts';
import type { TokenStanding } from '#shared/model/token.ts';

/** What each server said of the token in use when it was last shown to it, since this start. */
export const createTokenStandings = (changed: () => void) => {
  const known = new Map<DeploymentId, TokenStanding>();
  const of = (id: DeploymentId): TokenStanding => known.get(id) ?? 'untried';
  return {
    of,
    note: (id: DeploymentId, standing: 'taken' | 'refused'): void => {
      const before = of(id);
      known.set(id, standing);
      if (before !== standing) changed();
    },
    /** Another token is in use from now on, or none. */
    forget: (id: DeploymentId): void => {
      known.delete(id);
    },
  };
};
export type TokenStandings = ReturnType<typeof createTokenStandings>;
