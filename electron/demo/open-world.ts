import type { Generation, Traits } from './rules/generation.ts';
import type { RoleBook } from './rules/role-book.ts';
import { type Generated, generateBareWorld, generateWorld } from './world/generate.ts';
import { restoreWorld, type SavedWorld, saveWorld } from './world/save.ts';

type Plan = { readonly members: number; readonly seed: number; readonly generation: Generation };

/** A deployment as plain JSON data. */
export type SavedTwin = {
  readonly format: 'rollcall-demo-state';
  readonly version: 1;
  /** How often it has been started; each time draws ids of its own. */
  readonly restarts: number;
  readonly plan: Plan;
  readonly tokens: Generated['tokens'];
  readonly organizations: Generated['organizations'];
  readonly world: SavedWorld;
};

/** A world to serve, and how often it was served before. */
export type OpenedWorld = Generated & { readonly restarts: number };

/** A first start draws from stream 3, restarts from 103 on; the streams in between build the world. */
const RESTART_STREAMS = 100;

const restore = (plan: Plan, state: SavedTwin): OpenedWorld => {
  for (const key of ['members', 'seed', 'generation'] as const) {
    if (state.plan[key] === plan[key]) continue;
    throw new Error(`the saved state was made with ${key} ${state.plan[key]}, not ${plan[key]}`);
  }
  const { tokens, organizations, restarts } = state;
  const next = restarts === 0 ? RESTART_STREAMS : restarts + 1;
  return { world: restoreWorld(state.world), tokens, organizations, restarts: next };
};

/** The world that the options ask for: saved, bare, or seeded. Throws when a saved one is of another plan. */
export const openWorld = (
  options: Plan & {
    readonly licensed?: boolean;
    readonly edition?: 'enterprise' | 'agpl';
    readonly firstUser?: boolean;
    readonly state?: SavedTwin;
  },
  traits: Traits,
  book: RoleBook,
): OpenedWorld => {
  if (options.state !== undefined) return restore(options, options.state);
  const made =
    options.firstUser === false
      ? generateBareWorld(options.seed, traits)
      : generateWorld(options, traits, book);
  const isUnlicensed = options.licensed === false || options.edition === 'agpl';
  if (isUnlicensed) made.world.settings = { ...made.world.settings, isLicensed: false };
  return { ...made, restarts: 0 };
};

/** What is served now, in the form that `openWorld` takes. */
export const saveTwin = (plan: Plan, opened: OpenedWorld): SavedTwin => ({
  format: 'rollcall-demo-state',
  version: 1,
  restarts: opened.restarts,
  plan: { members: plan.members, seed: plan.seed, generation: plan.generation },
  tokens: opened.tokens,
  organizations: opened.organizations,
  world: saveWorld(opened.world),
});
