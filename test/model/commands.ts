import fc from 'fast-check';
import type { Other } from './subjects.ts';

/** One thing that happens to an engine or around it. People and roles are indices; the model reads them modulo. */
export type Command =
  | { readonly do: 'nothing' }
  | {
      readonly do: 'start';
      readonly people: readonly number[];
      readonly add: readonly number[];
      readonly remove: readonly number[];
      readonly isExact: boolean;
      readonly isStale: boolean;
      readonly wave: number;
      readonly others: readonly Other[];
    }
  | { readonly do: 'pause' | 'resume' | 'cancel' | 'acknowledge' | 'undo'; readonly plan: number }
  | { readonly do: 'kill' | 'restart' | 'quit' | 'sleep' | 'wake' }
  | { readonly do: 'edit'; readonly person: number; readonly roles: readonly number[] }
  | { readonly do: 'other'; readonly other: Other }
  | { readonly do: 'faults'; readonly percent: number; readonly hasRefusals: boolean }
  | { readonly do: 'disk'; readonly isFull: boolean }
  | { readonly do: 'keychain'; readonly isLocked: boolean }
  | { readonly do: 'token'; readonly isRevoked: boolean }
  | { readonly do: 'server'; readonly isOther: boolean }
  | { readonly do: 'jump'; readonly ms: number }
  | { readonly do: 'wait'; readonly ms: number };

const of = <T extends Command['do']>(name: T) => fc.constant(name);
const index = fc.nat({ max: 7 });
const someRoles = fc.uniqueArray(fc.nat({ max: 3 }), { maxLength: 3 });

/** Most trouble does not last, or nothing else would happen. */
const rarely = fc.constantFrom(false, false, false, true);

const others = fc.record({ what: fc.nat({ max: 3 }), who: index, isOn: fc.boolean() });

const start = fc.record({
  do: of('start'),
  people: fc.uniqueArray(index, { minLength: 2, maxLength: 8 }),
  add: fc.uniqueArray(fc.nat({ max: 3 }), { minLength: 1, maxLength: 3 }),
  remove: someRoles,
  isExact: fc.boolean(),
  isStale: fc.boolean(),
  wave: fc.nat({ max: 4 }),
  others: fc.array(others, { maxLength: 5 }),
});
const DAY_MS = 86_400_000;

/** Shrinks towards `nothing`, so that a sequence of 60 that fails becomes the few commands that matter. */
export const commands: fc.Arbitrary<Command> = fc.oneof(
  { withCrossShrink: true },
  { weight: 1, arbitrary: fc.record({ do: of('nothing') }) },
  { weight: 9, arbitrary: start },
  { weight: 2, arbitrary: fc.record({ do: of('pause'), plan: index }) },
  { weight: 6, arbitrary: fc.record({ do: of('resume'), plan: index }) },
  { weight: 1, arbitrary: fc.record({ do: of('cancel'), plan: index }) },
  { weight: 1, arbitrary: fc.record({ do: of('acknowledge'), plan: index }) },
  { weight: 2, arbitrary: fc.record({ do: of('undo'), plan: index }) },
  { weight: 3, arbitrary: fc.record({ do: of('kill') }) },
  { weight: 14, arbitrary: fc.record({ do: of('restart') }) },
  { weight: 1, arbitrary: fc.record({ do: of('quit') }) },
  { weight: 1, arbitrary: fc.record({ do: of('sleep') }) },
  { weight: 2, arbitrary: fc.record({ do: of('wake') }) },
  { weight: 6, arbitrary: fc.record({ do: of('edit'), person: index, roles: someRoles }) },
  { weight: 3, arbitrary: fc.record({ do: of('other'), other: others }) },
  {
    weight: 6,
    arbitrary: fc.record({
      do: of('faults'),
      percent: fc.constantFrom(0, 10, 30, 60),
      hasRefusals: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: of('disk'), isFull: rarely }) },
  { weight: 2, arbitrary: fc.record({ do: of('keychain'), isLocked: rarely }) },
  { weight: 1, arbitrary: fc.record({ do: of('token'), isRevoked: rarely }) },
  { weight: 1, arbitrary: fc.record({ do: of('server'), isOther: rarely }) },
  {
    weight: 1,
    arbitrary: fc.record({
      do: of('jump'),
      ms: fc.constantFrom(-3_650 * DAY_MS, -DAY_MS, DAY_MS, 3_650 * DAY_MS),
    }),
  },
  {
    weight: 20,
    arbitrary: fc.record({
      do: of('wait'),
      ms: fc.constantFrom(1, 40, 150, 400, 1_000, 5_000, 12_000, 12_000, 70_000),
    }),
  },
);
