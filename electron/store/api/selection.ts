import { fail, ok, type Result } from '#shared/base/result.ts';
import type { Parsed } from '#shared/contract/index.ts';
import type { selection } from '#shared/contract/selection.ts';
import { DEFAULT_SORT, NO_FILTER } from '#shared/model/member-filter.ts';
import type { Scope } from '#shared/model/organization.ts';
import { listByKeys, listKeys } from '../copy/member.ts';
import type { PasteLists } from '../copy/paste/lists.ts';
import type { Selection, SelectionChange } from '../copy/selection.ts';
import type { MemberViews } from '../copy/view.ts';
import type { CopyOf } from '../db/copies.ts';
import type { AreaHandlers } from './handlers.ts';

type SelectionDeps = {
  readonly copyOf: CopyOf;
  readonly views: MemberViews;
  readonly selection: Selection;
  readonly lists: PasteLists;
};

type Wanted = Parsed<'selection.change'>['change'];
type WantedEnd = Extract<Wanted, { readonly kind: 'range' }>['from'];

/** The same change with rows as the copy's keys. */
const toChange = (
  deps: SelectionDeps,
  scope: Scope,
  wanted: Wanted,
): Result<SelectionChange, 'paste-gone'> => {
  if (wanted.kind === 'only' || wanted.kind === 'toggle')
    return ok({ kind: wanted.kind, keys: listKeys(deps.copyOf(scope.deploymentId), scope, wanted.ids) });
  if (wanted.kind === 'range') {
    const toEnd = (end: WantedEnd) =>
      'row' in end ? end : { key: listKeys(deps.copyOf(scope.deploymentId), scope, [end.id])[0] };
    return ok({ ...wanted, from: toEnd(wanted.from), to: toEnd(wanted.to) });
  }
  if (wanted.kind !== 'list') return ok(wanted);
  const taken = deps.lists.findTaken(scope, wanted.pasteId);
  if (taken === null) return fail('paste-gone', 'The pasted list is no longer at hand. Paste it again.');
  const userIds = taken.filter(({ isMember }) => isMember).map(({ userId }) => userId);
  const keys = listKeys(deps.copyOf(scope.deploymentId), scope, userIds);
  return ok({ kind: wanted.keep ? 'add' : 'only', keys });
};

/** Who is selected. */
export const createSelectionHandlers = (deps: SelectionDeps): AreaHandlers<typeof selection> => ({
  'selection.change': ({ filter, sort, change, ...scope }) => {
    const view = deps.views.getView(scope, filter, sort);
    const what = toChange(deps, scope, change);
    if (!what.ok) return what;
    deps.selection.change(scope, view, what.value);
    return ok({});
  },
  'selection.listField': ({ field, offset, limit, ...scope }) => {
    const view = deps.views.getView(scope, { ...NO_FILTER, selectedOnly: true }, DEFAULT_SORT);
    const people = listByKeys(deps.copyOf(scope.deploymentId), view.slice(offset, limit));
    return ok({ selected: view.size, values: people.map(({ member }) => member[field]) });
  },
  'selection.getSummary': ({ filter, ...scope }) =>
    ok(deps.selection.summarise(scope, deps.views.getView(scope, filter, DEFAULT_SORT))),
});
