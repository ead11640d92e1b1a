import type { Ids } from '#shared/base/ports.ts';
import { fail, ok, type Result } from '#shared/base/result.ts';
import type { view } from '#shared/contract/view.ts';
import type { Scope } from '#shared/model/organization.ts';
import type { MemberViews } from '../copy/view.ts';
import type { SavedView } from '../db/journal/saved-view.ts';
import type { AreaHandlers } from './handlers.ts';

/** Saved views there are: in one list, and in all lists together. */
type Kept = { readonly inList: number; readonly inAll: number };

/** Where saved views are kept. */
export type SavedViews = {
  readonly list: (scope: Scope) => Promise<readonly SavedView[]>;
  /**
   * Returns the id under which the view is kept, an older one when the name was taken. `checkRoom` is told how many there
   * are beside the one of that name, and nothing comes between its answer and the keeping.
   */
  readonly save: <C extends string>(
    view: SavedView & Scope,
    checkRoom: (there: Kept) => Result<null, C>,
  ) => Promise<Result<string, C | 'not-kept'>>;
  readonly remove: (id: string) => void;
};

type ViewDeps = { readonly saved: SavedViews; readonly views: MemberViews; readonly ids: Ids };

/**
 * What may be kept. Each view of a list is counted against everybody whenever the list changes, so that a hundred is
 * much already; a filter with a search and twenty roles is well below 8,000 characters.
 */
export const VIEW_LIMITS = { perList: 100, inAll: 2_000, characters: 8_000 } as const;

const checkSize = ({ filter, sort }: Pick<SavedView, 'filter' | 'sort'>): Result<null, 'view-too-large'> => {
  const { characters } = VIEW_LIMITS;
  return JSON.stringify([filter, sort]).length <= characters
    ? ok(null)
    : fail(
        'view-too-large',
        `This filter is too long to be saved: at most ${characters} characters are kept. Nothing was saved. Filter by fewer roles or words, then save again.`,
      );
};

const checkRoom = (there: Kept): Result<null, 'too-many-views'> => {
  const { perList, inAll } = VIEW_LIMITS;
  if (there.inList >= perList)
    return fail(
      'too-many-views',
      `There are ${perList} saved views here, and no more are kept for one list. Nothing was saved. Remove one you no longer need, then save again.`,
    );
  if (there.inAll >= inAll)
    return fail(
      'too-many-views',
      `There are ${inAll} saved views in all, and no more are kept. Nothing was saved. Remove some you no longer need, then save again.`,
    );
  return ok(null);
};

/** Saved views: a named filter and sort, counted against the copy each time they are listed, one after the other. */
export const createViewHandlers = (deps: ViewDeps): AreaHandlers<typeof view> => ({
  'view.list': async (scope, { signal, rest }) => {
    const counted: (SavedView & { readonly count: number })[] = [];
    for (const saved of await deps.saved.list(scope)) {
      if (counted.length > 0) await rest();
      if (signal.aborted) break;
      counted.push({ ...saved, count: deps.views.count(scope, saved.filter) });
    }
    return ok(counted);
  },
  'view.save': async (input) => {
    const size = checkSize(input);
    if (!size.ok) return size;
    const saved = await deps.saved.save({ id: deps.ids.uuid(), ...input }, checkRoom);
    return saved.ok ? ok({ id: saved.value }) : saved;
  },
  'view.remove': ({ id }) => {
    deps.saved.remove(id);
    return ok({});
  },
});
