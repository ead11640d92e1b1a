import { create } from 'zustand';
import type { Input } from '#shared/contract/index.ts';

/** What the list on the right shows, and where it is a part of the plan, under which name. */
export type ShownChanges =
  | { readonly kind: 'everybody' }
  | { readonly kind: 'shape'; readonly shapeId: string }
  | { readonly kind: 'conflicts'; readonly kindId: string }
  | {
      readonly kind: 'effect';
      readonly of: Input<'plan.listEffectPeople'>['of'];
      readonly title: string;
      /** What gives it, as shown; empty where nothing does. */
      readonly path: string;
    };

const EVERYBODY: ShownChanges = { kind: 'everybody' };

type State = {
  readonly shown: ShownChanges;
  readonly show: (shown: ShownChanges) => void;
  readonly showAll: () => void;
};

/** Is that what the list shows now? */
export const isSame = (one: ShownChanges, other: ShownChanges): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/** What the list on the right shows. Showing the same again goes back to everybody. */
export const useShown = create<State>()((set) => ({
  shown: EVERYBODY,
  show: (next) => set(({ shown }) => ({ shown: isSame(shown, next) ? EVERYBODY : next })),
  showAll: () => set({ shown: EVERYBODY }),
}));
