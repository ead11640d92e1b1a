import { ok } from '#shared/base/result.ts';
import type { selection } from '#shared/contract/selection.ts';
import { DEFAULT_SORT } from '#shared/model/member-filter.ts';
import type { ReadHandle } from '../db/handles.ts';
import { listKeys } from '../query/members/person.ts';
import type { Selection } from '../query/members/selection.ts';
import type { MemberViews } from '../query/members/views.ts';
import type { AreaHandlers } from './handlers.ts';

export type SelectionDeps = {
  readonly cache: ReadHandle;
  readonly views: MemberViews;
  readonly selection: Selection;
};

/** Who is selected. */
export const createSelectionHandlers = (deps: SelectionDeps): AreaHandlers<typeof selection> => ({
  'selection.change': ({ filter, sort, change, ...scope }) => {
    const view = deps.views.getView(scope, filter, sort);
    const named = change.kind === 'only' || change.kind === 'toggle';
    deps.selection.change(
      scope,
      view,
      named ? { kind: change.kind, keys: listKeys(deps.cache, scope, change.userIds) } : change,
    );
    deps.views.forget('overlays');
    return ok(deps.selection.summarise(scope, deps.views.getView(scope, filter, sort)));
  },
  'selection.getSummary': ({ filter, ...scope }) =>
    ok(deps.selection.summarise(scope, deps.views.getView(scope, filter, DEFAULT_SORT))),
});
