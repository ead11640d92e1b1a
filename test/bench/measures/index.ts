import type { Bench } from '../harness/types.ts';
import { apply } from './apply.ts';
import { engineFirst } from './engine-first.ts';
import { engineMemory } from './engine-memory.ts';
import { estimate } from './estimate.ts';
import { journal } from './journal.ts';
import { memory } from './memory.ts';
import { pasted } from './pasted.ts';
import { plan } from './plan.ts';
import { recovery } from './recovery.ts';
import { search } from './search.ts';
import { searchWindow } from './search-window.ts';
import { staging } from './staging.ts';
import { stalls } from './stalls.ts';
import { start } from './start.ts';
import { sync } from './sync.ts';

/** Every benchmark, in the order of running: those that need the deployment first. */
export const benches: readonly Bench[] = [
  sync,
  start,
  apply,
  estimate,
  search,
  pasted,
  plan,
  journal,
  recovery,
  engineMemory,
  engineFirst,
  staging,
  stalls,
  searchWindow,
  memory,
];
