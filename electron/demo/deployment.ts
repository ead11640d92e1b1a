import type { AssignTable } from './rules/assign-table.ts';
import type { Traits } from './rules/generation.ts';
import type { RoleBook } from './rules/role-book.ts';
import type { Random } from './world/random.ts';
import type { World } from './world/world.ts';

/** The running deployment, as every handler sees it. */
export type Deployment = {
  readonly world: World;
  readonly traits: Traits;
  readonly book: RoleBook;
  readonly table: AssignTable;
  /** Chance after the start: new ids and secrets, orders that the server leaves open. */
  readonly random: Random;
  readonly nowMs: () => number;
  /** Asked anew each time: a licence can run out, and a trial can begin. */
  readonly isLicensed: boolean;
  readonly externalUrl: () => string;
};
