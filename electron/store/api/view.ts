import type { Ids } from '#shared/base/ports.ts';
import { ok } from '#shared/base/result.ts';
import type { view } from '#shared/contract/view.ts';
import { deleteView, listSavedViews, saveView } from '../db/journal/saved-view.ts';
import type { Journal } from '../db/journal.ts';
import type { MemberViews } from '../query/members/views.ts';
import type { AreaHandlers } from './handlers.ts';

export type ViewDeps = { readonly journal: Journal; readonly views: MemberViews; readonly ids: Ids };

/** Saved views: a named filter and sort, counted against the copy each time they are listed. */
export const createViewHandlers = (deps: ViewDeps): AreaHandlers<typeof view> => ({
  'view.list': (scope) =>
    ok(
      listSavedViews(deps.journal.read, scope).map((saved) => ({
        ...saved,
        count: deps.views.getView(scope, saved.filter, saved.sort).keys.length,
      })),
    ),
  'view.save': (input) => ok({ id: saveView(deps.journal.write, { id: deps.ids.uuid(), ...input }) }),
  'view.remove': ({ id }) => {
    deleteView(deps.journal.write, id);
    return ok({});
  },
});
