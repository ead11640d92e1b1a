import type { UserId } from '#shared/base/brand.ts';
import { fail, ok } from '#shared/base/result.ts';
import type { Parsed } from '#shared/contract/index.ts';
import type { Intent } from '#shared/model/intent.ts';
import { type FakeState, listStaged } from './fake-state.ts';

/** Staging, undo and discard. */
export const createDraftHandlers = (state: FakeState) => {
  const setStaged = (next: ReadonlyMap<UserId, Intent>): void => {
    state.undo = [...state.undo, state.staged];
    state.staged = next;
  };
  const summarize = () => {
    const changes = listStaged(state);
    const count = (roles: readonly string[]) =>
      [...new Set(roles)].map((role) => ({ role, count: roles.filter((one) => one === role).length }));
    return {
      people: changes.length,
      reach: {
        changes: changes.length,
        written: 0,
        deleted: 0,
        people: changes.length,
        isKnown: true,
      },
      unchanged: state.staged.size - changes.length,
      conflicts: 0,
      kinds:
        changes.length === 0
          ? []
          : [{ kind: 'member-roles' as const, changes: changes.length, takes: 0, counted: [] }],
      added: count(changes.flatMap(({ delta }) => delta.added)),
      removed: count(changes.flatMap(({ delta }) => delta.removed)),
      undoLabel: state.undo.length > 0 ? 'Add roles' : null,
      redoLabel: null,
      since: state.staged.size > 0 ? new Date(state.nowMs).toISOString() : null,
    };
  };
  return {
    'draft.getSummary': () => ok(summarize()),
    'draft.stage': ({ who, intent }: Parsed<'draft.stage'>) => {
      const ids = who.kind === 'people' ? who.userIds : [...state.selected];
      setStaged(new Map([...state.staged, ...ids.map((id) => [id, intent] as const)]));
      const changing = listStaged(state).filter(({ member }) => ids.includes(member.userId)).length;
      return ok({ people: ids.length, changing, waiting: 0 });
    },
    'draft.undo': () => {
      const last = state.undo.at(-1);
      if (last === undefined) return fail('nothing-to-undo', 'There is nothing to undo.');
      state.undo = state.undo.slice(0, -1);
      state.staged = last;
      return ok({});
    },
    'draft.redo': () => fail('nothing-to-redo', 'There is nothing to redo.'),
    'draft.discard': ({ who }: Parsed<'draft.discard'>) => {
      const named = who.kind === 'people' ? who.userIds : null;
      const gone = named ?? [...(who.kind === 'selection' ? state.selected : state.staged.keys())];
      const left = new Map([...state.staged].filter(([id]) => !gone.includes(id)));
      const discarded = state.staged.size - left.size;
      setStaged(left);
      return ok({ discarded });
    },
  };
};
