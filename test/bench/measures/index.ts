import type { Bench } from '../harness/types.ts';
import { apply } from './apply.ts';
import { memory } from './memory.ts';
import { plan } from './plan.ts';
import { search } from './search.ts';
import { searchWindow } from './search-window.ts';
import { staging } from './staging.ts';
import { start } from './start.ts';
import { sync } from './sync.ts';

/** Every benchmark, in the order of running: those that need the deployment first. */
export const benches: readonly Bench[] = [sync, apply, search, plan, staging, start, searchWindow, memory];
