import type { Ids } from '#shared/base/ports.ts';
import { ok } from '#shared/base/result.ts';
import type { view } from '#shared/contract/view.ts';
import type { SavedView } from '../db/journal/saved-view.ts';
import type { Scope } from '../query/members/scope.ts';
import type { MemberViews } from '../query/members/views.ts';
import type { AreaHandlers } from './handlers.ts';

/** Where saved views are kept. */
export type SavedViews = {
  readonly list: (scope: Scope) => readonly SavedView[];
  /** Returns the id under which the view is kept, an older one when the name was taken. */
  readonly save: (view: SavedView & Scope) => string;
  readonly remove: (id: string) => void;
};

export type ViewDeps = { readonly saved: SavedViews; readonly views: MemberViews; readonly ids: Ids };

/** Saved views: a named filter and sort, counted against the copy each time they are listed. */
export const createViewHandlers = (deps: ViewDeps): AreaHandlers<typeof view> => ({
  'view.list': (scope) =>
    ok(
      deps.saved.list(scope).map((saved) => ({
        ...saved,
        count: deps.views.getView(scope, saved.filter, saved.sort).keys.length,
      })),
    ),
  'view.save': (input) => ok({ id: deps.saved.save({ id: deps.ids.uuid(), ...input }) }),
  'view.remove': ({ id }) => {
    deps.saved.remove(id);
    return ok({});
  },
});
